package dev.rollcall.data.item;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ItemKeyTests extends ItemFixtures {

	@Test
	void takesEveryCharacterOfTheAlphabet() {
		create("AZaz09._:~-", "1");
		assertThat(read("AZaz09._:~-").path("key").asString()).isEqualTo(this.prefix + "AZaz09._:~-");
		assertThat(owner().get(path("%41Zaz09.%5F%3A%7E%2D")).status()).isEqualTo(200);
		String longest = "k".repeat(255 - this.prefix.length());
		create(longest, "1");
		assertThat(read(longest).path("value").asInt()).isEqualTo(1);
		assertInvalid(tryCreate(longest + "k", "1"), "key");
		for (String dots : new String[] { "...", ".a", "healthy", "Health" }) {
			owner().delete(PATH + "/" + dots);
			assertThat(owner().post(PATH, "{\"key\":\"" + dots + "\",\"value\":1}").status()).isEqualTo(201);
			assertThat(owner().delete(PATH + "/" + dots).status()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "health", " ", "a b", "a/b", "a\\\\b", "a%b", "a\\u0000", "a\\n", "\\na",
			"health\\n", "\u00e4", "a;b", "a?b", "a#b", "a'b", "*", "\ud83d\ude00", "\\ud800" })
	void refusesToCreateAnImpossibleKey(String key) {
		Answer answer = owner().post(PATH, "{\"key\":\"" + key + "\",\"value\":1}");
		assertInvalid(answer, "key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%2e", "%2e%2e", "%2E%2e", "a%20b", "%C3%A4", "a*b", "a'b", "a@b", "a,b", "(a)",
			"%F0%9F%98%80", "%ff", "%0a", "a%0d%0aX-Evil:1", "health%20" })
	void hasNothingUnderAnImpossibleKey(String key) {
		for (Answer answer : answers(PATH + "/" + key)) {
			assertThat(answer.status()).as(answer.text()).isIn(400, 404);
			assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
			assertThat(answer.header("X-Evil")).isEmpty();
		}
		assertThat(owner().get(PATH + "/" + "a".repeat(256)).status()).isEqualTo(404);
	}

	private Answer[] answers(String path) {
		return new Answer[] { owner().get(path), owner().put(path, "{\"value\":1}"),
				owner().with("If-None-Match", "*").put(path, "{\"value\":1}"), owner().delete(path) };
	}

	@Test
	void knowsNoItemByTheNameOfItsHealth() {
		assertThat(owner().get(PATH + "/health").json().path("status").asString()).isEqualTo("healthy");
		assertProblem(owner().with("If-None-Match", "*").put(PATH + "/health", "{\"value\":1}"), 404, "not-found");
		assertProblem(owner().delete(PATH + "/health"), 404, "not-found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/data/..", "/api/data/.", "/api/data/%2e%2e/health", "/api/data/%252e%252e",
			"/api/data/a%2fb", "/api/data/a%00", "/api/data/a;x=1", "/api/data//a", "/api/data/a/", "/api/data/a/b",
			"/api/data/a%5cb", "/api/data/a\\b", "/api/data/%zz", "/api/data/%", "/api/data/a?%zz=1",
			"/api/data?prefix=%zz", "/api/data?prefix=%ff&size=1", "/api/data?%=1", "/api/data?=1",
			"/api/data?metadata.%00=%00" })
	void neverFailsOnAStrangePath(String target) throws IOException {
		String answer = send(target);
		assertThat(answer).as(target).matches("(?s)HTTP/1\\.1 (200|400|404) .*").doesNotContain("Exception", "\tat ");
		if (!answer.startsWith("HTTP/1.1 200")) {
			assertThat(answer).containsIgnoringCase("Content-Type: application/problem+json");
		}
	}

	/** As it is: the JDK's client would refuse to send some of them. */
	private String send(String target) throws IOException {
		try (Socket socket = new Socket("localhost", port())) {
			socket.setSoTimeout(10_000);
			String request = "GET " + target
					+ " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + OWNER
					+ "\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
