package dev.rollcall.compute.job;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** Submissions that are read slowly, two at a time. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestTokens.Keys.class)
class LargeSubmissionsTests {

	private static final String SMALL = "{\"operation\":\"add\",\"operands\":[1]}";

	private static final String LARGE = " ".repeat(1024 * 1024) + SMALL;

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "Content-Length: 2000000", "Transfer-Encoding: chunked" })
	void readsTwoAtATimeAndRefusesAThirdInTime(String framing) throws IOException {
		try (Socket first = beginSubmission(framing); Socket second = beginSubmission(framing)) {
			assertThat(first.isConnected()).isEqualTo(second.isConnected()).isTrue();
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> submit(LARGE).status() == 503);
			Answer refused = submit(LARGE);
			assertThat(refused.status()).isEqualTo(503);
			assertThat(refused.header("Retry-After")).isEqualTo("1");
			assertThat(refused.json().path("detail").asString()).contains("large jobs");
			assertThat(submit(SMALL).status()).isEqualTo(202);
		}
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> submit(LARGE).status() == 202);
	}

	private Answer submit(String body) {
		return new HttpProbe(this.port).as(TestTokens.of("alice", "USER")).post("/api/compute/job", body);
	}

	/** Sends the head of a request and nothing of its body. */
	private Socket beginSubmission(String framing) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
		String head = String.join("\r\n", "POST /api/compute/job HTTP/1.1", "Host: localhost",
				"Authorization: Bearer " + TestTokens.of("bob", "USER"), "Content-Type: application/json", framing, "",
				"");
		socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	@Test
	void takesTwoOfMoreThanOneMegabyteByDefault() {
		LargeSubmissionProperties properties = bind(Map.of());
		assertThat(properties.sizeMin().toMegabytes()).isEqualTo(1);
		assertThat(properties.concurrencyMax()).isEqualTo(2);
		assertThat(properties.waitMax()).isEqualTo(Duration.ofSeconds(2));
	}

	@ParameterizedTest
	@CsvSource({ "size-min, -1B", "concurrency-max, 0", "wait-max, -1s", "retry-after, 0s" })
	void refusesSettingsThatMakeNoSense(String name, String value) {
		assertThatException().isThrownBy(() -> bind(Map.of("rollcall.compute.job.large." + name, value)))
			.havingRootCause()
			.withMessageContaining("rollcall.compute.job.large.");
	}

	private static LargeSubmissionProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("rollcall.compute.job.large",
				LargeSubmissionProperties.class);
	}

}
