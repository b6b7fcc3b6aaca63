package dev.rollcall.data.item;

import java.util.UUID;

import dev.rollcall.data.DataServiceTest;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What tests of items over HTTP have in common; each test makes keys of its own. */
@DataServiceTest
abstract class ItemFixtures {

	static final String PATH = "/api/data";

	static final String OWNER = TestTokens.of("owner", "USER");

	private static final String OTHER = TestTokens.of("other", "USER");

	private static final String ADMIN = TestTokens.of("root", "USER", "ADMIN");

	@LocalServerPort
	private int port;

	/** Beside the key, so that tests do not meet in lists either. */
	final String prefix = "t" + UUID.randomUUID() + ":";

	int port() {
		return this.port;
	}

	HttpProbe owner() {
		return new HttpProbe(this.port).as(OWNER);
	}

	HttpProbe other() {
		return new HttpProbe(this.port).as(OTHER);
	}

	HttpProbe admin() {
		return new HttpProbe(this.port).as(ADMIN);
	}

	String path(String name) {
		return PATH + "/" + this.prefix + name;
	}

	Answer tryCreate(String name, String value) {
		return owner().post(PATH, "{\"key\":\"" + this.prefix + name + "\",\"value\":" + value + "}");
	}

	Answer tryCreate(String name, String value, String metadata) {
		return owner().post(PATH,
				"{\"key\":\"" + this.prefix + name + "\",\"value\":" + value + ",\"metadata\":" + metadata + "}");
	}

	JsonNode create(String name, String value) {
		return data(tryCreate(name, value), 201);
	}

	JsonNode create(String name, String value, String metadata) {
		return data(tryCreate(name, value, metadata), 201);
	}

	JsonNode read(String name) {
		return data(owner().get(path(name)), 200);
	}

	static JsonNode data(Answer answer, int status) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		return answer.json().path("data");
	}

	static void assertProblem(Answer answer, int status, String code) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		assertThat(answer.json().path("type").asString()).isEqualTo("/problems/data/" + code);
		assertThat(answer.json().path("error")).isEqualTo(answer.json().path("detail"));
	}

	static void assertInvalid(Answer answer, String... fields) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(400);
		assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		assertThat(answer.json().path("errors").valueStream().map((error) -> error.path("field").asString()))
			.containsExactlyInAnyOrder(fields);
	}

}
