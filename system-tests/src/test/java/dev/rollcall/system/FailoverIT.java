package dev.rollcall.system;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** An instance goes, by force or in peace; nobody who asks the gateway notices. */
@ExtendWith(RunningCluster.class)
class FailoverIT {

	private static final Duration SEEN_LIMIT = Duration.ofSeconds(40);

	@Test
	void requestsGoOnWhenAnInstanceIsKilledAndUseItAgainWhenItIsBack(RunningSystem system) throws InterruptedException {
		HttpProbe user = system.newUser();
		String key = RunningSystem.newName();
		user.post("/api/data", "{\"key\":\"%s\",\"value\":0}".formatted(key));
		system.cluster().process("data-service-2").kill();
		Set<String> answered = new TreeSet<>();
		for (int i = 1; i <= 60; i++) {
			Answer written = user.put("/api/data/" + key, "{\"value\":" + i + "}");
			assertThat(written.status()).as(written.text()).isEqualTo(200);
			Answer read = user.get("/api/data/" + key);
			assertThat(read.status()).as(read.text()).isEqualTo(200);
			assertThat(read.json().path("data").path("value").asInt()).isEqualTo(i);
			answered.add(read.header("X-Instance-Id"));
		}
		assertThat(answered).containsExactlyInAnyOrder("data-service-1", "data-service-3");
		system.cluster().restart("data-service-2");
		RunningSystem.await("data-service-2 answers again", SEEN_LIMIT,
				() -> user.get("/api/data/" + key).header("X-Instance-Id").equals("data-service-2"));
	}

	@Test
	void theRegistryForgetsAnInstanceThatStops(RunningSystem system) throws InterruptedException {
		assertThat(isListed(system, "compute-service-3")).isTrue();
		system.cluster().stop("compute-service-3");
		RunningSystem.await("the registry forgets compute-service-3", Duration.ofSeconds(2),
				() -> !isListed(system, "compute-service-3"));
		HttpProbe user = system.newUser();
		for (int i = 0; i < 12; i++) {
			assertThat(user.post("/api/compute/sum", "{\"a\":1,\"b\":1}").status()).isEqualTo(200);
		}
		system.cluster().start("compute-service-3");
		RunningSystem.await("the registry lists compute-service-3", SEEN_LIMIT,
				() -> isListed(system, "compute-service-3"));
		RunningSystem.await("compute-service-3 answers again", SEEN_LIMIT,
				() -> user.post("/api/compute/sum", "{\"a\":1,\"b\":1}")
					.header("X-Instance-Id")
					.equals("compute-service-3"));
	}

	private static boolean isListed(RunningSystem system, String name) {
		return system.instance("eureka-registry")
			.get("/api/registry/services")
			.json()
			.path("services")
			.valueStream()
			.map((JsonNode service) -> service.path("serviceId").asString())
			.anyMatch(name::equals);
	}

}
