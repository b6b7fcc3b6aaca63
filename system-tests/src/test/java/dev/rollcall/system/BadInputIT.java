package dev.rollcall.system;

import java.net.http.HttpRequest.BodyPublishers;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Bad input once through the gateway; each service has its own tests of the same. */
@ExtendWith(RunningCluster.class)
class BadInputIT {

	private static final int MEBIBYTE = 1024 * 1024;

	@Test
	void everyMistakeIsAProblemWithTheNameOfWhoAnswered(RunningSystem system) {
		HttpProbe nobody = system.gateway();
		HttpProbe user = system.newUser();
		assertProblem(nobody.get("/nothing"), 404, "gateway-1");
		assertProblem(user.get("/api/compute/nothing"), 404, "compute-service-");
		assertProblem(user.send("PATCH", "/api/compute/sum", BodyPublishers.ofString("{}")), 405, "compute-service-");
		assertProblem(user.with("Content-Type", "text/plain").post("/api/data", "x"), 415, "data-service-");
		assertProblem(user.post("/api/data", "{"), 400, "data-service-");
		assertProblem(user.post("/api/data", "{}"), 400, "data-service-");
		assertProblem(user.post("/api/compute/direct", "{\"operation\":\"cube\",\"operands\":[1]}"), 400,
				"compute-service-");
		assertProblem(nobody.get("/api/data"), 401, "data-service-");
		assertProblem(nobody.as(TestTokens.forged("mallory")).get("/api/data"), 401, "data-service-");
	}

	@Test
	void aBodyOverTheLimitIsRefusedWhetherItsLengthIsAnnouncedOrNot(RunningSystem system) {
		HttpProbe user = system.newUser();
		String body = "{\"key\":\"k\",\"value\":\"" + "a".repeat(MEBIBYTE) + "\"}";
		assertProblem(user.post("/api/data", body), 413, "gateway-1");
		assertProblem(user.postChunked("/api/data", body), 413, "");
	}

	private static void assertProblem(Answer answer, int status, String instance) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		assertThat(answer.header("X-Instance-Id")).startsWith(instance);
		assertThat(answer.response().headers().allValues("X-Instance-Id")).hasSize(1);
		assertThat(answer.response().headers().allValues("X-Trace-Id")).hasSize(1);
		assertThat(answer.json().path("error")).isEqualTo(answer.json().path("detail"));
		assertThat(answer.json().path("traceId").asString()).isEqualTo(answer.header("X-Trace-Id"));
	}

}
