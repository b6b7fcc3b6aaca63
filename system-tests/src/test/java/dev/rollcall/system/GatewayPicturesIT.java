package dev.rollcall.system;

import dev.rollcall.starter.testing.HttpProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the gateway shows of itself (CONTRACT 4). */
@ExtendWith(RunningCluster.class)
class GatewayPicturesIT {

	@Test
	void showsItsListAndItsTurns(RunningSystem system) {
		HttpProbe user = system.newUser();
		JsonNode before = system.gateway().get("/status").json();
		for (int i = 0; i < 6; i++) {
			user.post("/api/compute/sum", "{\"a\":1,\"b\":1}");
		}
		JsonNode after = system.gateway().get("/status").json();
		assertThat(after.path("discovery").asString()).isEqualTo("DYNAMIC");
		assertThat(after.at("/services/compute").valueStream().map((service) -> service.path("serviceId").asString()))
			.contains("compute-service-1", "compute-service-2", "compute-service-3");
		assertThat(
				after.at("/roundRobin/counters/compute").asLong() - before.at("/roundRobin/counters/compute").asLong())
			.isEqualTo(6);
		assertThat(after.at("/roundRobin/stats/compute/algorithm").asString()).isEqualTo("Round-Robin");
	}

	@Test
	void countsRequestsOnceForItselfAndOnceForWhoAnswered(RunningSystem system) {
		HttpProbe user = system.newUser();
		JsonNode before = system.gateway().get("/api/metrics").json().path("metrics");
		for (int i = 0; i < 9; i++) {
			user.post("/api/compute/sum", "{\"a\":1,\"b\":1}");
		}
		JsonNode after = system.gateway().get("/api/metrics").json().path("metrics");
		assertThat(total(after, "load-balancer") - total(before, "load-balancer")).isEqualTo(9);
		for (int number = 1; number <= 3; number++) {
			String url = system.cluster().url("compute-service-" + number).toString();
			assertThat(total(after, url) - total(before, url)).as(url).isEqualTo(3);
		}
		assertThat(after.at("/load-balancer/successRate").asString()).endsWith("%");
		assertThat(after.at("/load-balancer/latencyMs/p95").isNumber()).isTrue();
	}

	private static long total(JsonNode metrics, String name) {
		return metrics.path(name).path("total").asLong();
	}

}
