package dev.rollcall.system;

import java.time.Duration;
import java.util.Map;

import dev.rollcall.cluster.Component;
import dev.rollcall.cluster.Topology;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A system that starts without its registry. In classroom mode, because tokens are
 * checked with keys that are found through the registry.
 */
class StaticListIT {

	private static final Duration SEEN_LIMIT = Duration.ofSeconds(20);

	private static RunningSystem system;

	@BeforeAll
	static void startWithoutTheRegistry() {
		system = RunningSystem.start(Topology.onFreePorts(1)
			.with(Component.EUREKA_REGISTRY, 0)
			.with(Component.AUTH_SERVICE, 0)
			.with(Component.DATA_SERVICE, 0)
			.with(Component.KV_STORE, 0)
			.with(Component.ADMIN_MONITOR, 0)
			.with(Component.COMPUTE_SERVICE, 2), Map.of("ROLLCALL_SECURITY_OPEN", "true"));
	}

	@AfterAll
	static void stop() {
		if (system != null) {
			system.close();
		}
	}

	@Test
	void theGatewayServesFromItsOwnListUntilTheRegistryIsThere() throws InterruptedException {
		assertThat(discovery()).isEqualTo("STATIC");
		assertThat(sum().status()).isEqualTo(200);
		assertThat(system.log("gateway")).contains("Service Discovery: STATIC");
		system.cluster().start("eureka-registry");
		RunningSystem.await("the registry's list is used", SEEN_LIMIT, () -> discovery().equals("DYNAMIC"));
		assertThat(system.log("gateway")).contains("Service Discovery: DYNAMIC (from service registry)");
		for (int i = 0; i < 10; i++) {
			Answer answer = sum();
			assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		}
	}

	private static String discovery() {
		return system.gateway().get("/status").json().path("discovery").asString();
	}

	private static Answer sum() {
		return system.gateway().post("/api/compute/sum", "{\"a\":1,\"b\":1}");
	}

}
