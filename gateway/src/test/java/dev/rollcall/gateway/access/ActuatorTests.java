package dev.rollcall.gateway.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;

import dev.rollcall.gateway.Backend;
import dev.rollcall.gateway.RunningGateway;
import dev.rollcall.starter.secret.ClusterCredential;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

class ActuatorTests extends RunningGateway {

	private static final Duration LIMIT = Duration.ofSeconds(40);

	@Autowired
	private Environment environment;

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/health", "/actuator/env", "/actuator/heapdump",
			"/actuator/nothing", "/actuator/gateway/routes", "/actuator/" })
	void isForTheClusterOnly(String path) {
		list("auth-service", Backend.answering("auth-service-1", (self, response) -> response.status(401).send()));
		Answer answer = http().get(path);
		assertProblem(answer, 401);
		assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
		assertProblem(http().with("Authorization", basic("cluster", "wrong")).get(path), 401);
		assertProblem(http().with("Authorization", basic("user", credential().password())).get(path), 401);
		assertProblem(http().as("a.b.c").get(path), 401);
	}

	@Test
	void opensToTheClustersCredential() {
		Answer answer = cluster().get("/actuator/health");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().path("status").asString()).isEqualTo("UP");
		assertThat(answer.header("X-Instance-Id")).isEqualTo("gateway-1");
		assertThat(answer.header("Set-Cookie")).isEmpty();
	}

	@Test
	void showsHowLongRequestsTook() {
		Answer asked = http().get("/status");
		assertThat(asked.status()).as(asked.text()).isEqualTo(200);
		long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
		Answer answer = requestsAnswered();
		// a client has its answer a little before it is counted
		while (answer.status() != 200 && System.nanoTime() < deadlineNanos) {
			LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
			answer = requestsAnswered();
		}
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		assertThat(answer.json().path("name").asString()).isEqualTo("http.server.requests");
		assertThat(answer.json().path("measurements").path(0).path("statistic").asString()).isEqualTo("COUNT");
		assertThat(answer.json().path("measurements").path(0).path("value").asInt()).isPositive();
		assertThat(answer.json().path("availableTags").findValuesAsString("tag")).containsExactlyInAnyOrder("uri",
				"outcome", "exception", "error");
	}

	private Answer requestsAnswered() {
		return cluster().get("/actuator/metrics/http.server.requests?tag=status:200&tag=method:GET");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/gateway", "/actuator/gateway/routes", "/actuator/env", "/actuator/heapdump",
			"/actuator/shutdown", "/actuator/refresh" })
	void hasNoEndpointThatChangesRoutesOrShowsSecrets(String path) {
		assertProblem(cluster().get(path), 404);
		assertProblem(cluster().post(path, "{}"), 404);
	}

	private HttpProbe cluster() {
		return http().with("Authorization", credential().authorization());
	}

	private ClusterCredential credential() {
		return ClusterCredential.of(this.environment);
	}

	private static String basic(String user, String password) {
		return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
	}

}
