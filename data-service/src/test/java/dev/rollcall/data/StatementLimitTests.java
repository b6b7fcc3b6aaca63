package dev.rollcall.data;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What a statement that does not end is to the client and to others. */
@DataServiceTest
@Timeout(120)
class StatementLimitTests {

	@LocalServerPort
	private int port;

	@Test
	void answers503WhenAQueryTakesTooLong() {
		assertStopped(user().get(EndlessController.PATH));
	}

	@Test
	void answers503WhenAChangeTakesTooLongAndLetsTheNextOneWrite() {
		String item = "{\"key\":\"limit:%s\",\"value\":1}";
		HttpProbe keyed = user().with("Idempotency-Key", "limit");
		assertThat(keyed.post("/api/data", item.formatted("a")).status()).isEqualTo(201);
		assertStopped(user().post(EndlessController.PATH, ""));
		assertThat(keyed.post("/api/data", item.formatted("a")).header("Idempotency-Replayed"))
			.as("what the change deleted is there")
			.isEqualTo("true");
		assertThat(user().post("/api/data", item.formatted("b")).status()).isEqualTo(201);
	}

	private HttpProbe user() {
		return new HttpProbe(this.port).as(TestTokens.of("user-1", "USER"));
	}

	private static void assertStopped(Answer answer) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(503);
		assertThat(answer.header("Retry-After")).isEqualTo("1");
		assertThat(answer.json().path("detail").asString()).isEqualTo("The database took too long and was stopped");
	}

}
