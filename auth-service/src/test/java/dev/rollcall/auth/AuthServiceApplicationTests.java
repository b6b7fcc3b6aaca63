package dev.rollcall.auth;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.ProblemContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@AuthServiceTest
class AuthServiceApplicationTests extends ProblemContract {

	private static final int BODY_LIMIT_BYTES = 16 * 1024;

	@Autowired
	private AuthClient client;

	@Override
	protected HttpProbe anonymous() {
		return this.client.anonymous();
	}

	@Override
	protected HttpProbe user() {
		return anonymous().as(this.client.register().token());
	}

	@Override
	protected String postPath() {
		return EchoController.PATH;
	}

	@Override
	protected int bodyLimitBytes() {
		return BODY_LIMIT_BYTES;
	}

	@Override
	protected String instanceName() {
		return "auth-service-1";
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/auth/register", "/api/auth/login", "/api/auth/refresh" })
	void refusesBadInputToTheOpenCalls(String path) {
		assertProblem(anonymous().get(path), 405);
		assertProblem(anonymous().with("Content-Type", "text/plain").post(path, "{}"), 415);
		assertProblem(anonymous().post(path, "{\"username\":"), 400);
		assertProblem(anonymous().post(path, "[]"), 400);
		assertProblem(anonymous().post(path, "{\"password\":\"a\",\"password\":\"b\"}"), 400);
		assertProblem(anonymous().postChunked(path, "{\"x\":\"" + "a".repeat(BODY_LIMIT_BYTES) + "\"}"), 413);
		Answer missing = anonymous().post(path, "{}");
		assertProblem(missing, 400);
		assertThat(missing.json().path("errors").path(0).path("message").asString()).isEqualTo("is missing");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/auth/verify", "/api/auth/profile", "/api/auth/users", "/api/auth/anything" })
	void needsATokenForEverythingElse(String path) {
		assertProblem(anonymous().get(path), 401);
	}

	@Test
	void answersItsHealthOnThePathThatTheGatewayRoutes() {
		Answer answer = anonymous().get("/api/auth/health");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().path("service").asString()).isEqualTo("auth-service-1");
		assertThat(answer.json().path("checks").path("database").asString()).isEqualTo("up");
	}

}
