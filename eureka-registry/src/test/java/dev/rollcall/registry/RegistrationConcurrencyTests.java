package dev.rollcall.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Two who want one id at once. */
class RegistrationConcurrencyTests extends RegistryOverHttp {

	private static final int ROUNDS = 30;

	@Test
	void oneApplicationGetsTheIdAndTheOtherAConflict() throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			String id = "wanted-" + round;
			List<Integer> statuses = together(
					() -> cluster().post("/api/registry/register", registration(id, "first", "http://localhost:1"))
						.status(),
					() -> cluster().post("/api/registry/register", registration(id, "second", "http://localhost:2"))
						.status());
			assertThat(statuses).as(id).containsExactlyInAnyOrder(200, 409);
			assertThat(find("first", id).isMissingNode()).isNotEqualTo(find("second", id).isMissingNode());
		}
	}

	@Test
	void theFacadeAndEurekasOwnDoorAreOneDoor() throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			String id = "contested-" + round;
			List<Integer> statuses = together(
					() -> cluster().post("/api/registry/register", registration(id, "first", "http://localhost:1"))
						.status(),
					() -> tryToRegister("SECOND", id, LONG_LEASE_SECONDS, "UP").status());
			assertThat(statuses.stream().map((status) -> status < 300)).as(id + " " + statuses)
				.containsExactlyInAnyOrder(true, false);
			assertThat(statuses).contains(409);
			assertThat(find("first", id).isMissingNode()).isNotEqualTo(find("second", id).isMissingNode());
		}
	}

	@Test
	void registrationsOfTheSameInstanceAllSucceed() throws Exception {
		Callable<Integer> registration = () -> cluster()
			.post("/api/registry/register", registration("same-1", "same", "http://localhost:1"))
			.status();
		assertThat(together(registration, registration, registration, registration)).containsOnly(200);
		assertThat(probe().get("/api/registry/services/same").json().path("total").asInt()).isEqualTo(1);
	}

	@SafeVarargs
	private static List<Integer> together(Callable<Integer>... calls) throws Exception {
		CyclicBarrier start = new CyclicBarrier(calls.length);
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Integer>> answers = new ArrayList<>();
			for (Callable<Integer> call : calls) {
				answers.add(callers.submit(() -> {
					start.await();
					return call.call();
				}));
			}
			List<Integer> statuses = new ArrayList<>();
			for (Future<Integer> answer : answers) {
				statuses.add(answer.get());
			}
			return statuses;
		}
	}

}
