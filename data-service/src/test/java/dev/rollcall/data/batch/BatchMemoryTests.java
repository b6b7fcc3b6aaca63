package dev.rollcall.data.batch;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import dev.rollcall.data.DataServiceTest;
import dev.rollcall.data.SlowReader;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** Batches that are read slowly, of which two of the longest have room. */
@DataServiceTest
@Timeout(300)
class BatchMemoryTests {

	private static final String TOKEN = TestTokens.of("owner", "USER");

	private static final String SMALL = "{\"operations\":[]}";

	private static final String LARGE = " ".repeat(1024 * 1024) + SMALL;

	private static final Duration PATIENCE = Duration.ofSeconds(40);

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "Content-Length: 4194304", "Transfer-Encoding: chunked" })
	void readsAsManyAsThereIsRoomForAndRefusesAnotherInTime(String framing) throws IOException {
		try (SlowReader first = begin(framing); SlowReader second = begin(framing)) {
			assertThat(first).isNotSameAs(second);
			Awaitility.await().atMost(PATIENCE).until(() -> send(LARGE).status() == 503);
			Answer refused = send(LARGE);
			assertThat(refused.status()).isEqualTo(503);
			assertThat(refused.header("Retry-After")).isEqualTo("1");
			assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
			assertThat(refused.json().path("detail").asString()).contains("batches").contains("memory");
			assertThat(send(SMALL).text()).isEqualTo("{\"results\":[]}");
			assertThat(probe().get("/api/data/batch").status()).as("an item of that name").isEqualTo(404);
		}
		Awaitility.await().atMost(PATIENCE).until(() -> send(LARGE).status() == 200);
		for (int i = 0; i < 10; i++) {
			assertThat(send(LARGE).status()).as("what has ended keeps nothing").isEqualTo(200);
			assertThat(send(LARGE + "}").status()).as("nor does what has failed").isEqualTo(400);
		}
	}

	private Answer send(String body) {
		return probe().post("/api/data/batch", body);
	}

	private HttpProbe probe() {
		return new HttpProbe(this.port).as(TOKEN);
	}

	/** Sends the head of a request and nothing of its body. */
	private SlowReader begin(String framing) throws IOException {
		return new SlowReader(this.port, TOKEN, "POST /api/data/batch HTTP/1.1", "Content-Type: application/json",
				framing);
	}

	@Test
	void hasRoomForTwoOfTheLongestByDefault() {
		BatchProperties limits = bind(Map.of());
		assertThat(limits.operationsMax()).isEqualTo(100);
		assertThat(limits.bodiesSizeMax().toMegabytes()).isEqualTo(8);
		assertThat(limits.waitMax()).isEqualTo(Duration.ofMillis(400));
	}

	@ParameterizedTest
	@CsvSource({ "operations-max, 0", "bodies-size-max, 1023B", "wait-max, -1ms" })
	void refusesSettingsThatMakeNoSense(String name, String value) {
		assertThatException().isThrownBy(() -> bind(Map.of("rollcall.data.batch." + name, value)))
			.havingRootCause()
			.withMessageContaining("rollcall.data.batch." + name);
	}

	private static BatchProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("rollcall.data.batch",
				BatchProperties.class);
	}

}
