package dev.rollcall.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Far more instances than the registry takes by default. */
class FullRegistryTests extends RegistryOverHttp {

	/** The documented one (docs/registry.md). */
	private static final int CAP = 1_000;

	private static final int REGISTRATIONS = 10_000;

	private static final int CALLERS = 8;

	/** Registrations of a caller between two looks at how the registry is. */
	private static final int LOOK_EVERY = 50;

	/** Leases end meanwhile where the machine is slow, and there is room again. */
	@Test
	void takesAsManyAsItSaysAndLivesOn() throws Exception {
		register("RESIDENT", "resident-1", LONG_LEASE_SECONDS);
		Queue<Answer> refusals = new ConcurrentLinkedQueue<>();
		together((caller) -> {
			for (int i = caller; i < REGISTRATIONS; i += CALLERS) {
				Answer answer = flood(i);
				if (answer.status() != 200) {
					refusals.add(answer);
				}
				if ((i / CALLERS) % LOOK_EVERY == 0) {
					assertLives();
				}
			}
		});
		assertThat(refusals).isNotEmpty().hasSizeLessThan(REGISTRATIONS).allSatisfy((refusal) -> {
			assertThat(refusal.status()).isEqualTo(429);
			assertThat(refusal.header("Retry-After")).isEqualTo("30");
		});
		assertProblem(refusals.element(), 429, "full");
		refusesEurekasClientsToo();
		assertLives();
		try (EventReader reader = new EventReader(port())) {
			assertThat(reader.first().data().path("services").size()).isBetween(1, CAP);
		}
		List<String> flood = flood();
		together((caller) -> {
			for (int i = caller; i < flood.size(); i += CALLERS) {
				cluster().post("/api/registry/deregister", id(flood.get(i)));
			}
		});
		assertThat(flood(0).status()).as("there is room again").isEqualTo(200);
		cluster().post("/api/registry/deregister", id("flood-0"));
	}

	private void assertLives() {
		assertThat(cluster().put("/eureka/apps/RESIDENT/resident-1", "").status()).as("a heartbeat").isEqualTo(200);
		assertThat(probe().get("/api/registry/service/resident-1").json().path("healthy").asBoolean()).isTrue();
		JsonNode health = probe().get("/health").json();
		assertThat(health.path("status").asString()).isEqualTo("healthy");
		assertThat(health.path("registeredServices").asInt()).isLessThanOrEqualTo(CAP);
	}

	private void refusesEurekasClientsToo() {
		AtomicInteger number = new AtomicInteger(REGISTRATIONS);
		await(() -> {
			while (flood(number.getAndIncrement()).status() == 200) {
				assertThat(number.get()).isLessThan(2 * REGISTRATIONS);
			}
			Answer answer = tryToRegister("FLOOD", "flood-by-eureka", LONG_LEASE_SECONDS, "UP");
			if (answer.status() != 429) {
				return false;
			}
			assertProblem(answer, 429, "full");
			assertThat(answer.header("Retry-After")).isEqualTo("30");
			return true;
		}, "a full registry");
	}

	private List<String> flood() {
		return probe().get("/api/registry/services/flood")
			.json()
			.path("services")
			.valueStream()
			.map((service) -> service.path("serviceId").asString())
			.toList();
	}

	private Answer flood(int number) {
		return cluster().post("/api/registry/register",
				registration("flood-" + number, "flood", "http://localhost:" + (1 + number)));
	}

	private static void together(Part part) throws Exception {
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> busy = new ArrayList<>();
			for (int i = 0; i < CALLERS; i++) {
				int caller = i;
				busy.add(callers.submit(() -> part.run(caller)));
			}
			for (Future<?> future : busy) {
				future.get();
			}
		}
	}

	/** What one of several callers does. */
	private interface Part {

		void run(int caller);

	}

}
