package dev.rollcall.gateway.balance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import dev.rollcall.gateway.Backend;
import dev.rollcall.gateway.RunningGateway;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

class StreamingTests extends RunningGateway {

	private static final int CHUNK = 64 * 1024;

	private static final int MIB = 1024 * 1024;

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void passesAnAnswerOf50MebibytesWhole() throws Exception {
		list("data-service", sending(50 * MIB / CHUNK, new AtomicLong()));
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/api/data/a")).build();
		long length = 0;
		try (InputStream body = this.http.send(request, BodyHandlers.ofInputStream()).body()) {
			byte[] buffer = new byte[CHUNK];
			for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
				length += read;
			}
		}
		assertThat(length).isEqualTo(50L * MIB);
	}

	@Test
	void doesNotCollectAnAnswerThatItsClientDoesNotRead() throws Exception {
		AtomicLong sent = new AtomicLong();
		list("data-service", sending(1024 * MIB / CHUNK, sent));
		try (Socket client = new Socket("127.0.0.1", port())) {
			client.getOutputStream()
				.write("GET /api/data/a HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			assertThat(client.getInputStream().readNBytes(MIB)).hasSize(MIB);
			awaitStandstill(sent);
			assertThat(sent.get()).isLessThan(64L * MIB);
		}
	}

	@Test
	void passesEventsOnAsTheyCome() throws IOException {
		Sinks.Many<String> events = Sinks.many().unicast().onBackpressureBuffer();
		list("compute-service",
				Backend.answering("compute-service-1", (self, response) -> response.sse().sendString(events.asFlux())));
		try (Socket client = new Socket("127.0.0.1", port())) {
			client.setSoTimeout(10_000);
			client.getOutputStream()
				.write("GET /api/compute/job/1/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
					.getBytes(StandardCharsets.US_ASCII));
			BufferedReader lines = new BufferedReader(
					new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
			for (int i = 0; i < 3; i++) {
				events.tryEmitNext("data: " + i + "\n\n");
				assertThat(lines.lines().filter((line) -> line.startsWith("data:")).findFirst()).contains("data: " + i);
			}
			events.tryEmitComplete();
		}
	}

	@Test
	void passesABodyOf16MebibytesWhole() throws Exception {
		Backend backend = Backend.named("compute-service-1");
		list("compute-service", backend);
		byte[] body = new byte[16 * MIB];
		Arrays.fill(body, (byte) 'x');
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/api/compute/job"))
			.POST(BodyPublishers.ofByteArray(body))
			.build();
		assertThat(this.http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
		assertThat(backend.only().body()).isEqualTo(body);
	}

	/** The buffers of the sockets fill; then nobody asks the service for more. */
	private static void awaitStandstill(AtomicLong sent) {
		long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
		long last = -1;
		long since = System.nanoTime();
		while (System.nanoTime() - since < Duration.ofMillis(500).toNanos()) {
			assertThat(System.nanoTime()).isLessThan(deadline);
			if (sent.get() != last) {
				last = sent.get();
				since = System.nanoTime();
			}
			LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
		}
	}

	private static Backend sending(long chunks, AtomicLong sent) {
		byte[] chunk = new byte[CHUNK];
		return Backend.answering("data-service-1",
				(self, response) -> response.sendByteArray(Flux.range(0, (int) chunks).map((n) -> {
					sent.addAndGet(CHUNK);
					return chunk;
				})));
	}

}
