package dev.rollcall.system;

import java.time.Duration;
import java.util.Map;

import dev.rollcall.cluster.Component;
import dev.rollcall.cluster.Topology;
import dev.rollcall.starter.testing.HttpProbe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** No process needs another one to start: here the registry comes last. */
@Tag("failures")
@ExtendWith(RunningCluster.class)
class ReverseOrderIT {

	private static final Duration SEEN_LIMIT = Duration.ofSeconds(40);

	/**
	 * The other system has unpacked all applications; it is not needed for anything else.
	 */
	@Test
	void everythingStartsInReverseOrderAndFindsItself(RunningSystem unpacked) throws InterruptedException {
		assertThat(unpacked.cluster().processes()).hasSize(13);
		try (RunningSystem system = RunningSystem.start(monitorAlone(), Map.of())) {
			for (String name : new String[] { "compute-service", "data-service", "auth-service", "gateway", "kv-store",
					"eureka-registry" }) {
				system.cluster().start(name);
			}
			RunningSystem.await("all are registered", SEEN_LIMIT, () -> registered(system) == 6);
			RunningSystem.await("the gateway uses the registry's list", SEEN_LIMIT,
					() -> system.gateway().get("/status").json().path("discovery").asString().equals("DYNAMIC"));
			HttpProbe user = system.newUser();
			String key = RunningSystem.newName();
			assertThat(user.post("/api/data", "{\"key\":\"%s\",\"value\":7}".formatted(key)).status()).isEqualTo(201);
			assertThat(user.get("/api/data/" + key).json().at("/data/value").asInt()).isEqualTo(7);
			assertThat(user.post("/api/compute/sum", "{\"a\":1,\"b\":1}").json().path("result").asInt()).isEqualTo(2);
			RunningSystem.await("the accumulator is there", SEEN_LIMIT,
					() -> user.post("/api/compute/multiply", "{\"factor\":2}").status() == 200);
		}
	}

	private static Topology monitorAlone() {
		Topology topology = Topology.onFreePorts(1);
		for (Component component : Component.values()) {
			if (component != Component.ADMIN_MONITOR) {
				topology = topology.with(component, 0);
			}
		}
		return topology;
	}

	private static int registered(RunningSystem system) {
		return system.instance("eureka-registry")
			.get("/api/registry/services?healthy=true")
			.json()
			.path("total")
			.asInt();
	}

}
