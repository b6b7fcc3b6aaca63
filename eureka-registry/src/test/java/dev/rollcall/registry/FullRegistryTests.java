package dev.rollcall.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Far more instances than the registry takes by default. */
class FullRegistryTests extends RegistryOverHttp {

	/** The documented one (docs/registry.md). */
	private static final int CAP = 1_000;

	private static final int REGISTRATIONS = 10_000;

	private static final int CALLERS = 8;

	@Test
	void takesAsManyAsItSaysAndLivesOn() throws Exception {
		register("RESIDENT", "resident-1", LONG_LEASE_SECONDS);
		AtomicInteger taken = new AtomicInteger();
		AtomicInteger refused = new AtomicInteger();
		try {
			together((caller) -> {
				for (int i = caller; i < REGISTRATIONS; i += CALLERS) {
					int status = flood(i).status();
					assertThat(status).isIn(200, 429);
					((status == 200) ? taken : refused).incrementAndGet();
				}
			});
			assertThat(taken.get() + refused.get()).isEqualTo(REGISTRATIONS);
			assertThat(taken.get()).isBetween(1, CAP - 1);
			assertThat(probe().get("/api/registry/services").json().path("total").asInt()).isLessThanOrEqualTo(CAP);
			fillUp();
			assertLives();
		}
		finally {
			List<String> flood = probe().get("/api/registry/services/flood")
				.json()
				.path("services")
				.valueStream()
				.map((service) -> service.path("serviceId").asString())
				.toList();
			together((caller) -> {
				for (int i = caller; i < flood.size(); i += CALLERS) {
					cluster().post("/api/registry/deregister", id(flood.get(i)));
				}
			});
		}
		assertThat(flood(0).status()).as("there is room again").isEqualTo(200);
		cluster().post("/api/registry/deregister", id("flood-0"));
	}

	/** Leases of other tests may have ended meanwhile. */
	private void fillUp() {
		for (int i = REGISTRATIONS; flood(i).status() == 200; i++) {
			assertThat(i).isLessThan(REGISTRATIONS + CAP);
		}
	}

	private void assertLives() {
		Answer refusal = flood(REGISTRATIONS + CAP);
		assertProblem(refusal, 429, "full");
		assertThat(refusal.header("Retry-After")).isEqualTo("30");
		assertThat(tryToRegister("FLOOD", "flood-too-many", LONG_LEASE_SECONDS, "UP").status()).isEqualTo(429);
		assertThat(probe().get("/health").json().path("status").asString()).isEqualTo("healthy");
		assertThat(cluster().put("/eureka/apps/RESIDENT/resident-1", "").status()).as("heartbeats").isEqualTo(200);
		register("RESIDENT", "resident-1", LONG_LEASE_SECONDS);
		assertThat(find("resident", "resident-1").path("healthy").asBoolean()).isTrue();
		try (EventReader reader = new EventReader(port())) {
			assertThat(reader.first().data().path("services").size()).isBetween(CAP - 10, CAP);
		}
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
