package dev.rollcall.gateway.balance;

import java.util.List;
import java.util.stream.IntStream;

import dev.rollcall.gateway.Backend;
import dev.rollcall.gateway.RunningGateway;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Instances that say https and do not speak TLS: nothing was ever sent to them. */
@ExtendWith(OutputCaptureExtension.class)
class HandshakeTests extends RunningGateway {

	@Test
	void aWriteGoesElsewhereAndTheInstanceIsOut(CapturedOutput output) {
		Backend plain = Backend.named("data-service-1").saysHttps();
		Backend other = Backend.named("data-service-2");
		list("data-service", plain, other);
		List<Answer> answers = IntStream.range(0, 10).mapToObj((n) -> http().post("/api/data", "{}")).toList();
		assertThat(answers).allSatisfy((answer) -> {
			assertThat(answer.status()).as(answer.text()).isEqualTo(200);
			assertThat(answer.header("X-Instance-Id")).isEqualTo("data-service-2");
		});
		assertThat(answers).as("one of the first two turns is its own")
			.filteredOn((answer) -> "2".equals(answer.header("X-Gateway-Attempts")))
			.isNotEmpty();
		assertThat(other.received()).hasSize(10);
		assertThat(plain.received()).isEmpty();
		JsonNode state = http().get("/status").json().path("services").path("data").path(0);
		assertThat(state.path("serviceId").asString()).isEqualTo("data-service-1");
		assertThat(state.path("failures").asInt()).isPositive();
		assertThat(output).as("without what it answered")
			.contains("data-service-1 gets no requests: plain text where TLS was to begin");
	}

	@Test
	void nobodyIsReachedWhenAllAreLikeThat() {
		list("data-service", Backend.named("data-service-1").saysHttps());
		Answer answer = http().post("/api/data", "{}");
		assertProblem(answer, 503, "/problems/gateway/no-instance");
		assertThat(answer.header("Retry-After")).isEqualTo("1");
	}

}
