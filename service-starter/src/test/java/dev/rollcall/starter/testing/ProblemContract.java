package dev.rollcall.starter.testing;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every service answers to bad input (CONTRACT 1): to be run against each of them.
 */
public abstract class ProblemContract {

	/**
	 * The running service, without credentials.
	 * @return a probe
	 */
	protected abstract HttpProbe anonymous();

	/**
	 * The running service, as a signed-in user.
	 * @return a probe
	 */
	protected abstract HttpProbe user();

	/**
	 * The running service, as somebody whose token it knows and who is not of the
	 * cluster.
	 * @return a probe
	 */
	protected HttpProbe outsider() {
		return user();
	}

	/**
	 * A path that takes a JSON object by POST and only by POST, with a token.
	 * @return the path
	 */
	protected abstract String postPath();

	/**
	 * Bytes that the body of {@link #postPath} may have at most.
	 * @return the limit
	 */
	protected abstract int bodyLimitBytes();

	/**
	 * What the service calls itself.
	 * @return the name of the instance
	 */
	protected abstract String instanceName();

	@Test
	void answersAnUnknownPathWith404() {
		assertProblem(user().get("/nothing/here"), 404);
		assertProblem(anonymous().get("/nothing/here"), 404);
	}

	@Test
	void answersAWrongMethodWith405() {
		assertProblem(user().send("PATCH", postPath(), BodyPublishers.ofString("{}")), 405);
	}

	@Test
	void answersAWrongTypeWith415() {
		assertProblem(user().with("Content-Type", "application/xml").post(postPath(), "<a/>"), 415);
		for (String type : List.of("text/plain", "*/*", "application/*", "application/*+json", "*", "json",
				"application/json;charset=none", "application/json, text/plain")) {
			assertProblem(user().with("Content-Type", type).post(postPath(), "{}"), 415);
		}
	}

	@Test
	void answersMalformedJsonWith400() {
		assertProblem(user().post(postPath(), ""), 400);
		for (String malformed : List.of("{\"a\":", "{} {}", "{'a':1}", "{\"a\":1,}", "nothing")) {
			Answer answer = user().post(postPath(), malformed);
			assertProblem(answer, 400);
			assertThat(answer.json().path("detail").asString()).as(malformed)
				.isEqualTo("The body is not well-formed JSON");
		}
	}

	@Test
	void answersJsonOfAWrongShapeWith400AndWhatIsWrong() {
		for (String misshapen : List.of("[]", "\"text\"", "7", "true")) {
			Answer answer = user().post(postPath(), misshapen);
			assertProblem(answer, 400);
			assertThat(answer.json().path("detail").asString()).as(misshapen)
				.startsWith("The body must be an object, not ");
		}
	}

	@Test
	void answersDuplicateNamesDeepNestingAndHugeNumbersWith400() {
		assertProblem(user().post(postPath(), "{\"x\":1,\"x\":2}"), 400);
		assertProblem(user().post(postPath(), "{\"x\":" + "[".repeat(65) + "]".repeat(65) + "}"), 400);
		assertProblem(user().post(postPath(), "{\"x\":" + "9".repeat(1001) + "}"), 400);
	}

	@Test
	void answersMissingFieldsWith400AndTheirNames() {
		Answer answer = user().post(postPath(), "{}");
		assertProblem(answer, 400);
		assertThat(answer.json().path("errors").isArray()).as(answer.text()).isTrue();
		assertThat(answer.json().path("errors").path(0).path("field").asString()).isNotBlank();
	}

	@Test
	void answersABodyOverTheLimitWith413WhetherItsLengthIsAnnouncedOrNot() {
		String tooLarge = "{\"x\":\"" + "a".repeat(bodyLimitBytes()) + "\"}";
		assertProblem(user().post(postPath(), tooLarge), 413);
		assertProblem(user().postChunked(postPath(), tooLarge), 413);
	}

	@Test
	void answersACallWithoutATokenWith401() {
		Answer answer = anonymous().post(postPath(), "{}");
		assertProblem(answer, 401);
		assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
	}

	@Test
	void answersATokenThatIsNotValidWith401() {
		Instant now = Instant.now();
		assertRefused("no.token.atall");
		assertRefused(TestTokens.forged("mallory"));
		assertRefused(TestTokens.with("mallory", (claims) -> claims.issuer("somebody")));
		assertRefused(TestTokens.with("mallory", (claims) -> claims.audience("somebody")));
		assertRefused(TestTokens.with("mallory",
				(claims) -> claims.expirationTime(Date.from(now.minus(Duration.ofMinutes(1))))));
		assertRefused(TestTokens.with("mallory",
				(claims) -> claims.notBeforeTime(Date.from(now.plus(Duration.ofMinutes(1))))));
		assertRefused(TestTokens.with("mallory", (claims) -> claims.expirationTime(null)));
	}

	@Test
	void takesTheClustersCredentialForNobodyOutsideTheClustersPlane() {
		Answer answer = anonymous().with("Authorization", "Basic Y2x1c3Rlcjpub3RoaW5n").post(postPath(), "{}");
		assertProblem(answer, 401);
	}

	@Test
	void keepsTheActuatorToTheCluster() {
		assertProblem(anonymous().get("/actuator/health"), 401);
		assertProblem(outsider().get("/actuator/health"), 403);
	}

	@Test
	void saysWhoAnsweredAndInWhichTrace() {
		String traceId = "0af7651916cd43dd8448eb211c80319c";
		Answer answer = anonymous().with("traceparent", "00-" + traceId + "-b7ad6b7169203331-01").get("/health");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("X-Instance-Id")).isEqualTo(instanceName());
		assertThat(answer.header("X-Trace-Id")).isEqualTo(traceId);
		assertThat(answer.json().path("status").asString()).isEqualTo("healthy");
		assertThat(answer.json().path("service").asString()).isEqualTo(instanceName());
		assertThat(answer.json().path("memory").path("rss").asLong()).isGreaterThan(1_000_000);
	}

	@Test
	void answersAMalformedPathWithAProblemToo() {
		Answer answer = anonymous().get("/api/%2Fsomewhere");
		assertProblem(answer, 400);
		assertThat(answer.json().path("detail").asString()).contains("%2F");
	}

	@Test
	void healthIsOpenWhateverTokenIsSent() {
		assertThat(anonymous().as("no.token.atall").get("/health").status()).isEqualTo(200);
		assertThat(anonymous().as("no.token.atall").get("/ready").status()).isEqualTo(200);
	}

	@Test
	void answersJsonWhateverIsAccepted() {
		Answer answer = anonymous().with("Accept", "text/html").get("/health");
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).startsWith("application/json");
		assertProblem(user().with("Accept", "text/html").post(postPath(), "{"), 400);
	}

	@Test
	void isReady() {
		Answer answer = anonymous().get("/ready");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().path("ready").asBoolean()).isTrue();
		assertThat(answer.json().path("status").asString()).isEqualTo("ready");
	}

	private void assertRefused(String token) {
		Answer answer = anonymous().as(token).post(postPath(), "{}");
		assertProblem(answer, 401);
		assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
	}

	/**
	 * Asserts the shape of a problem.
	 * @param answer what came
	 * @param status the status that was to come
	 */
	protected void assertProblem(Answer answer, int status) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		assertThat(answer.json().path("status").asInt()).isEqualTo(status);
		assertThat(answer.json().path("type").asString()).isNotBlank();
		assertThat(answer.json().path("title").asString()).isNotBlank();
		assertThat(answer.json().path("detail").asString()).isNotBlank();
		assertThat(answer.json().path("error")).isEqualTo(answer.json().path("detail"));
		assertThat(answer.json().path("instance").asString()).startsWith("/");
		assertThat(answer.json().path("traceId").asString()).isEqualTo(answer.header("X-Trace-Id")).hasSize(32);
		assertThat(answer.header("X-Instance-Id")).isEqualTo(instanceName());
		assertThat(answer.text()).doesNotContain("Exception", "springframework", "\tat ", "java.", "SQLITE");
	}

}
