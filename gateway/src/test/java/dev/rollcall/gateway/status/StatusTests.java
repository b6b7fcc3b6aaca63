package dev.rollcall.gateway.status;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.rollcall.gateway.Backend;
import dev.rollcall.gateway.RunningGateway;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class StatusTests extends RunningGateway {

	private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

	@Test
	void showsInstancesAndTurns() {
		Backend one = Backend.named("data-service-1");
		Backend two = Backend.dead("data-service-2");
		list("data-service", one, two);
		http().get("/api/data/a");
		http().get("/api/data/a");
		Answer answer = http().get("/status");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("X-Instance-Id")).isEqualTo("gateway-1");
		JsonNode status = answer.json();
		assertThat(status.propertyNames()).containsExactly("services", "roundRobin", "discovery", "requestMetrics",
				"timestamp");
		assertThat(status.path("services").propertyNames()).containsExactly("auth", "data", "compute");
		JsonNode first = status.path("services").path("data").path(0);
		assertThat(first.propertyNames()).containsExactly("serviceId", "name", "url", "healthy", "failures");
		assertThat(first.path("serviceId").asString()).isEqualTo("data-service-1");
		assertThat(first.path("name").asString()).isEqualTo("data-service-1");
		assertThat(first.path("url").asString()).isEqualTo(one.address().toString());
		assertThat(first.path("healthy").asBoolean()).isTrue();
		assertThat(first.path("failures").asInt()).isZero();
		assertThat(status.path("services").path("data").path(1).path("healthy").asBoolean()).isFalse();
		assertThat(status.path("services").path("data").path(1).path("failures").asInt()).isEqualTo(1);
		assertThat(status.path("services").path("auth")).isEmpty();
		assertThat(status.path("discovery").asString()).isEqualTo("DYNAMIC");
		assertThat(status.path("timestamp").asString()).matches(TIME);
		assertThat(status.path("requestMetrics").propertyNames()).contains("load-balancer", one.address().toString());
	}

	@Test
	void countsTheTurnsAndNamesTheNext() {
		list("data-service", Backend.named("data-service-1"), Backend.named("data-service-2"));
		long before = http().get("/status").json().path("roundRobin").path("counters").path("data").asLong();
		http().get("/api/data/a");
		JsonNode turns = http().get("/status").json().path("roundRobin");
		assertThat(turns.path("counters").propertyNames()).containsExactly("auth", "data", "compute");
		assertThat(turns.path("counters").path("data").asLong()).isEqualTo(before + 1);
		JsonNode data = turns.path("stats").path("data");
		assertThat(data.propertyNames()).containsExactly("counter", "healthyServiceCount", "nextService", "algorithm");
		assertThat(data.path("counter").asLong()).isEqualTo(before + 1);
		assertThat(data.path("healthyServiceCount").asInt()).isEqualTo(2);
		assertThat(data.path("algorithm").asString()).isEqualTo("Round-Robin");
		assertThat(http().get("/api/data/a").text()).isEqualTo(data.path("nextService").asString());
		assertThat(turns.path("stats").path("auth").path("nextService").isNull()).isTrue();
		assertThat(turns.path("stats").path("auth").path("healthyServiceCount").asInt()).isZero();
	}

	@Test
	void countsParallelRequestsExactly() {
		Backend one = Backend.named("data-service-1");
		Backend two = Backend.answering("data-service-2", (self, response) -> response.status(500).send());
		list("data-service", one, two);
		JsonNode before = metrics("load-balancer");
		try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
			IntStream.range(0, 400).forEach((n) -> threads.execute(() -> http().get("/api/data/" + n)));
		}
		JsonNode after = metrics("load-balancer");
		assertGrew(before, after, "total", 400);
		assertGrew(before, after, "success", 200);
		assertGrew(before, after, "failed", 200);
		assertGrew(before, after, "retried", 0);
		assertGrew(before.path("failuresByServiceType"), after.path("failuresByServiceType"), "data", 200);
		assertGrew(before.path("failuresByServiceType"), after.path("failuresByServiceType"), "auth", 0);
		assertThat(after.path("requestsPerSecond").asDouble()).isGreaterThanOrEqualTo(6.66);
		JsonNode good = metrics(one.address().toString());
		assertThat(good.path("total").asInt()).isEqualTo(200);
		assertThat(good.path("success").asInt()).isEqualTo(200);
		assertThat(good.path("failed").asInt()).isZero();
		assertThat(good.path("successRate").asString()).isEqualTo("100.00%");
		assertThat(good.path("requestsPerSecond").asDouble()).isEqualTo(3.33);
		assertThat(good.path("latencyMs").path("p50").asDouble()).isPositive()
			.isLessThanOrEqualTo(good.path("latencyMs").path("p95").asDouble());
		assertThat(good.path("latencyMs").path("p95").asDouble())
			.isLessThanOrEqualTo(good.path("latencyMs").path("p99").asDouble());
		assertThat(metrics(two.address().toString()).path("successRate").asString()).isEqualTo("0.00%");
	}

	@Test
	void hasTheShapeOfTheContract() {
		Backend one = Backend.named("auth-service-1");
		list("auth-service", one);
		Answer answer = http().get("/api/metrics");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
		assertThat(answer.json().propertyNames()).containsExactly("metrics", "timestamp");
		assertThat(answer.json().path("timestamp").asString()).matches(TIME);
		JsonNode balancer = answer.json().path("metrics").path("load-balancer");
		assertThat(balancer.propertyNames()).containsExactly("name", "type", "url", "total", "success", "failed",
				"retried", "requestsPerSecond", "successRate", "failuresByServiceType", "latencyMs");
		assertThat(balancer.path("name").asString()).isEqualTo("Load Balancer");
		assertThat(balancer.path("type").asString()).isEqualTo("loadbalancer");
		assertThat(balancer.path("url").asString()).isEqualTo("http://localhost:" + port());
		assertThat(balancer.path("total").isIntegralNumber()).isTrue();
		assertThat(balancer.path("requestsPerSecond").isNumber()).isTrue();
		JsonNode instance = answer.json().path("metrics").path(one.address().toString());
		assertThat(instance.propertyNames()).containsExactly("name", "type", "url", "total", "success", "failed",
				"requestsPerSecond", "successRate", "latencyMs");
		assertThat(instance.path("type").asString()).isEqualTo("auth");
		assertThat(instance.path("successRate").asString()).isEqualTo("0%");
	}

	@Test
	void countsWhatTheGatewayAnswersItselfForLackOfInstances() {
		JsonNode before = metrics("load-balancer");
		assertThat(http().get("/api/compute/stats").status()).isEqualTo(503);
		JsonNode after = metrics("load-balancer");
		assertGrew(before, after, "failed", 1);
		assertGrew(before.path("failuresByServiceType"), after.path("failuresByServiceType"), "compute", 1);
	}

	@Test
	void countsRoutedRequestsOnly() {
		JsonNode before = metrics("load-balancer");
		http().get("/status");
		http().get("/health");
		http().get("/nothing");
		assertGrew(before, metrics("load-balancer"), "total", 0);
	}

	@Test
	void countsARequestThatIsTriedElsewhereOnceAndEachTryWhereItWas() {
		Backend dead = Backend.dead("data-service-1");
		Backend alive = Backend.named("data-service-2");
		list("data-service", dead, alive);
		JsonNode before = metrics("load-balancer");
		http().get("/api/data/a");
		http().get("/api/data/a");
		JsonNode after = metrics("load-balancer");
		assertGrew(before, after, "success", 2);
		assertGrew(before, after, "failed", 0);
		assertGrew(before, after, "retried", 1);
		assertThat(metrics(dead.address().toString()).path("failed").asInt()).isEqualTo(1);
		assertThat(metrics(alive.address().toString()).path("success").asInt()).isEqualTo(2);
	}

	@Test
	void countsAnInstanceThatHangsOrDiesAsFailed() {
		Backend hung = Backend.answering("data-service-1", (self, response) -> Mono.never());
		list("data-service", hung);
		JsonNode before = metrics("load-balancer");
		assertThat(http().post("/api/data", "{}").status()).isEqualTo(504);
		assertThat(metrics(hung.address().toString()).path("failed").asInt()).isEqualTo(1);
		Backend dying = Backend.dying("data-service-2");
		list("data-service", dying);
		assertThat(http().post("/api/data", "{}").status()).isEqualTo(502);
		assertGrew(before, metrics("load-balancer"), "failed", 2);
		assertThat(metrics(dying.address().toString()).path("failed").asInt()).isEqualTo(1);
	}

	@Test
	void takesNoOtherMethod() {
		assertProblem(http().post("/status", "{}"), 405);
		assertProblem(http().delete("/api/metrics"), 405);
	}

	private JsonNode metrics(String entry) {
		return http().get("/api/metrics").json().path("metrics").path(entry);
	}

	private static void assertGrew(JsonNode before, JsonNode after, String member, long by) {
		assertThat(after.path(member).asLong() - before.path(member).asLong()).as(member).isEqualTo(by);
	}

}
