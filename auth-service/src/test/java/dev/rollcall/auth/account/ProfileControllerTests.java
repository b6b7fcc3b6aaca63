package dev.rollcall.auth.account;

import java.time.Duration;
import java.time.Instant;

import dev.rollcall.auth.AuthClient;
import dev.rollcall.auth.AuthServiceTest;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@AuthServiceTest
class ProfileControllerTests {

	@Autowired
	private AuthClient client;

	@Test
	void showsTheCallersAccountAndWhenItWasMade() {
		AuthClient.Registered somebody = this.client.register();
		Answer answer = this.client.anonymous().as(somebody.token()).get("/api/auth/profile");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().propertyNames()).containsExactly("user");
		JsonNode user = answer.json().path("user");
		assertThat(user.propertyNames()).containsExactly("id", "username", "email", "roles", "createdAt");
		assertThat(user.path("id").asString()).isEqualTo(somebody.id());
		assertThat(user.path("username").asString()).isEqualTo(somebody.name());
		assertThat(user.path("email").asString()).isEqualTo(somebody.email());
		assertThat(user.path("createdAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
		assertThat(Instant.parse(user.path("createdAt").asString())).isCloseTo(Instant.now(),
				within(Duration.ofMinutes(1)));
	}

}
