package dev.rollcall.gateway.access;

import dev.rollcall.gateway.Backend;
import dev.rollcall.gateway.RunningGateway;
import dev.rollcall.starter.secret.ClusterCredential;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@TestPropertySource(properties = "rollcall.status.public=false")
class PictureAccessTests extends RunningGateway {

	@Autowired
	private Environment environment;

	@ParameterizedTest
	@ValueSource(strings = { "/status", "/api/metrics", "/%73tatus" })
	void isFor401NobodyAnd403UsersAnd200AdministratorsAndTheCluster(String path) {
		list("auth-service", authService("auth-service-1"));
		Answer nobody = http().get(path);
		assertProblem(nobody, 401);
		assertThat(nobody.response().headers().allValues("WWW-Authenticate"))
			.containsExactly("Basic realm=\"rollcall\"", "Bearer");
		assertProblem(http().as("invalid").get(path), 401);
		assertProblem(http().with("Authorization", "Bearer not a token").get(path), 401);
		Answer user = http().as("user").get(path);
		assertProblem(user, 403);
		assertThat(user.header("WWW-Authenticate")).isEqualTo("Bearer error=\"insufficient_scope\"");
		assertThat(http().as("admin").get(path).status()).isEqualTo(200);
		assertThat(http().with("Authorization", credential()).get(path).status()).isEqualTo(200);
	}

	@Test
	void leavesTheActuatorToTheClusterWhoeverSignsIn() {
		list("auth-service", authService("auth-service-1"));
		assertProblem(http().get("/actuator/health"), 401);
		assertProblem(http().as("invalid").get("/actuator/health"), 401);
		assertProblem(http().as("user").get("/actuator/health"), 403);
		assertProblem(http().as("admin").get("/actuator/health"), 403);
		assertProblem(http().as("cluster").get("/actuator/health"), 403);
		assertThat(http().with("Authorization", credential()).get("/actuator/health").status()).isEqualTo(200);
	}

	@Test
	void leavesHealthToEverybody() {
		assertThat(http().get("/health").status()).isEqualTo(200);
		assertThat(http().as("invalid").get("/ready").status()).isEqualTo(200);
	}

	@Test
	void answers503WhileNobodyCanCheckTheToken() {
		Answer none = http().as("admin").get("/status");
		assertProblem(none, 503);
		assertThat(none.header("Retry-After")).isEqualTo("1");
		list("auth-service", Backend.dead("auth-service-1"),
				Backend.answering("auth-service-2", (self, response) -> response.status(503).send()),
				Backend.answering("auth-service-3", (self, response) -> response.sendString(Mono.just("{}"))));
		assertProblem(http().as("admin").get("/status"), 503);
		assertThat(http().with("Authorization", credential()).get("/status").status()).isEqualTo(200);
	}

	@Test
	void asksAnotherInstanceWhereOneCannotTell() {
		Backend good = authService("auth-service-3");
		list("auth-service", Backend.dead("auth-service-1"),
				Backend.answering("auth-service-2", (self, response) -> response.status(500).send()), good);
		assertThat(http().as("admin").get("/status").status()).isEqualTo(200);
		assertThat(good.only().target()).isEqualTo("/api/auth/verify");
		assertThat(good.only().headers().get("Authorization")).isEqualTo("Bearer admin");
	}

	@Test
	void believesNoInstanceThatRegisteredWithoutTheCredential() {
		Backend foreign = authService("auth-service-9");
		listForeign("auth-service", foreign);
		assertProblem(http().as("admin").get("/status"), 503);
		assertThat(foreign.received()).isEmpty();
		assertThat(http().get("/api/auth/verify").header("X-Instance-Id")).isEqualTo("auth-service-9");
	}

	private String credential() {
		return ClusterCredential.of(this.environment).authorization();
	}

	/** Knows the tokens "user" and "admin", and one that calls itself "cluster". */
	private static Backend authService(String id) {
		return Backend.answering(id, (self, response) -> {
			String sent = self.received().getLast().headers().get("Authorization");
			return switch (String.valueOf(sent)) {
				case "Bearer user" -> response.header("Content-Type", "application/json").sendString(verified("USER"));
				case "Bearer admin" ->
					response.header("Content-Type", "application/json").sendString(verified("USER\",\"ADMIN"));
				case "Bearer cluster" ->
					response.header("Content-Type", "application/json").sendString(verified("CLUSTER"));
				default -> response.status(401).send();
			};
		});
	}

	private static Mono<String> verified(String roles) {
		return Mono.just("{\"valid\":true,\"user\":{\"id\":\"7\",\"username\":\"u\",\"email\":\"u@x\",\"roles\":[\""
				+ roles + "\"]},\"expiresAt\":\"2026-11-22T00:00:00.000Z\"}");
	}

}
