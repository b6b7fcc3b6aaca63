package dev.rollcall.auth.login;

import java.util.Locale;

import dev.rollcall.auth.AuthClient;
import dev.rollcall.auth.AuthClient.Registered;
import dev.rollcall.auth.AuthServiceTest;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@AuthServiceTest
class LoginControllerTests {

	@Autowired
	private AuthClient client;

	@Test
	void letsInByNameAndByAddressInAnyCase() {
		Registered somebody = this.client.register();
		assertSignedIn(somebody, this.client.login("username", somebody.name(), AuthClient.PASSWORD));
		assertSignedIn(somebody,
				this.client.login("username", somebody.name().toUpperCase(Locale.ROOT), AuthClient.PASSWORD));
		assertSignedIn(somebody, this.client.login("email", somebody.email(), AuthClient.PASSWORD));
		assertSignedIn(somebody,
				this.client.login("email", somebody.email().toUpperCase(Locale.ROOT), AuthClient.PASSWORD));
	}

	private void assertSignedIn(Registered somebody, Answer answer) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
		assertThat(answer.json().propertyNames()).containsExactly("message", "token", "expiresInSeconds",
				"refreshToken", "user");
		assertThat(answer.json().path("message").asString()).isEqualTo("Login successful");
		assertThat(answer.json().path("user")).isEqualTo(somebody.answer().path("user"));
		assertThat(this.client.anonymous()
			.as(answer.json().path("token").asString())
			.get("/api/auth/profile")
			.json()
			.path("user")
			.path("id")
			.asString()).isEqualTo(somebody.id());
	}

	@Test
	void answersAWrongPasswordLikeAnUnknownAccount() {
		Registered somebody = this.client.register();
		Answer wrong = this.client.login("username", somebody.name(), "another password");
		Answer unknown = this.client.login("username", AuthClient.newName(), "another password");
		assertThat(wrong.status()).isEqualTo(401);
		assertThat(wrong.json().path("type").asString()).isEqualTo("/problems/auth/wrong-credentials");
		assertThat(withoutTrace(unknown)).isEqualTo(withoutTrace(wrong));
		assertThat(unknown.response().headers().map().keySet()).isEqualTo(wrong.response().headers().map().keySet());
	}

	@Test
	void answersWhatCanBeNobodysNameOrPasswordLikeAWrongOne() {
		Registered somebody = this.client.register();
		String wrong = withoutTrace(this.client.login("username", somebody.name(), "another password"));
		assertThat(withoutTrace(this.client.login("username", somebody.name(), ""))).isEqualTo(wrong);
		assertThat(withoutTrace(this.client.login("username", somebody.name(), "x".repeat(200)))).isEqualTo(wrong);
		assertThat(withoutTrace(this.client.login("username", somebody.name(), AuthClient.PASSWORD + "\0")))
			.isEqualTo(wrong);
		assertThat(withoutTrace(this.client.login("username", "a b\0' or 1=1", AuthClient.PASSWORD))).isEqualTo(wrong);
		assertThat(withoutTrace(this.client.login("email", "%", AuthClient.PASSWORD))).isEqualTo(wrong);
		assertThat(withoutTrace(this.client.login("email", somebody.name(), AuthClient.PASSWORD))).isEqualTo(wrong);
	}

	private static String withoutTrace(Answer answer) {
		assertThat(answer.status()).isEqualTo(401);
		ObjectNode problem = (ObjectNode) answer.json();
		problem.remove("traceId");
		return problem.toString();
	}

	@Test
	void needsANameOrAnAddress() {
		Answer answer = this.client.anonymous().post("/api/auth/login", "{\"password\":\"x\"}");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().path("detail").asString()).isEqualTo("email or username is missing");
		assertThat(answer.json().path("errors").path(0).path("field").asString()).isEqualTo("email");
	}

	@Test
	void beginsASessionOfItsOwnEachTime() {
		Registered somebody = this.client.register();
		Answer login = this.client.login("username", somebody.name(), AuthClient.PASSWORD);
		assertThat(login.json().path("refreshToken").asString()).isNotEqualTo(somebody.refreshToken());
		assertThat(this.client.refresh(somebody.refreshToken()).status()).isEqualTo(200);
		assertThat(this.client.refresh(login.json().path("refreshToken").asString()).status()).isEqualTo(200);
	}

}
