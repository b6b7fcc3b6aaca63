package dev.rollcall.gateway.edge;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import dev.rollcall.gateway.RunningGateway;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeepAliveTests extends RunningGateway {

	/** Without {@link KeepReading} about every second connection stops here. */
	@Test
	void answersOnAConnectionThatHadRoutedAndOwnAnswersInTurn() throws IOException {
		oneDataService();
		for (int i = 0; i < 50; i++) {
			try (Socket client = new Socket("127.0.0.1", port())) {
				client.setSoTimeout(5_000);
				InputStream answers = new BufferedInputStream(client.getInputStream());
				for (int round = 0; round < 3; round++) {
					assertThat(status(client, answers, "/api/data/a")).isEqualTo(200);
					assertThat(status(client, answers, "/nothing")).isEqualTo(404);
				}
				assertThat(status(client, answers, "/api/compute/x")).isEqualTo(503);
				assertThat(status(client, answers, "/api/data/a")).isEqualTo(200);
			}
		}
	}

	@Test
	void answersPipelinedRequestsAndWhatComesAfterThem() throws IOException {
		oneDataService();
		for (int i = 0; i < 20; i++) {
			try (Socket client = new Socket("127.0.0.1", port())) {
				client.setSoTimeout(5_000);
				InputStream answers = new BufferedInputStream(client.getInputStream());
				client.getOutputStream()
					.write((request("/api/data/a") + request("/nothing")).getBytes(StandardCharsets.US_ASCII));
				assertThat(status(answers)).isEqualTo(200);
				assertThat(status(answers)).isEqualTo(404);
				assertThat(status(client, answers, "/api/data/a")).isEqualTo(200);
			}
		}
	}

	private static int status(Socket client, InputStream answers, String path) throws IOException {
		client.getOutputStream().write(request(path).getBytes(StandardCharsets.US_ASCII));
		return status(answers);
	}

	private static String request(String path) {
		return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
	}

	/** Reads one answer to its end. */
	private static int status(InputStream answers) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int next = answers.read();
			assertThat(next).as("the answer so far: %s", head).isNotNegative();
			head.append((char) next);
		}
		if (head.toString().toLowerCase().contains("transfer-encoding: chunked")) {
			StringBuilder body = new StringBuilder();
			while (body.indexOf("\r\n0\r\n\r\n") < 0) {
				body.append((char) answers.read());
			}
		}
		else {
			String length = head.toString().toLowerCase().replaceAll("(?s).*content-length: (\\d+).*", "$1");
			answers.readNBytes(Integer.parseInt(length));
		}
		return Integer.parseInt(head.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
	}

}
