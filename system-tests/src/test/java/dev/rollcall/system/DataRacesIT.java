package dev.rollcall.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Eight clients at each of three processes want the same item. */
@ExtendWith(RunningCluster.class)
class DataRacesIT {

	private static final int CLIENTS_OF_EACH = 8;

	private static final int CLIENTS = DataServices.INSTANCES * CLIENTS_OF_EACH;

	/** By each client. */
	private static final int CHANGES = 5;

	private static final Duration DECIDED_LIMIT = Duration.ofSeconds(60);

	@Test
	void oneOfAllCreatesAnItem(RunningSystem system) throws Exception {
		HttpProbe user = system.newUser();
		String item = "{\"key\":\"%s\",\"value\":1}".formatted(RunningSystem.newName());
		List<Integer> statuses = race(system, user, (client) -> decided(() -> client.post("/api/data", item)).status());
		assertThat(statuses).hasSize(CLIENTS).containsOnlyOnce(201).containsOnly(201, 409);
	}

	@Test
	void noChangeIsLost(RunningSystem system) throws Exception {
		HttpProbe user = system.newUser();
		String path = "/api/data/" + RunningSystem.newName();
		assertThat(user.with("If-None-Match", "*").put(path, "{\"value\":0}").status()).isEqualTo(201);
		List<Integer> refused = race(system, user,
				(client) -> IntStream.range(0, CHANGES).map((number) -> increment(client, path)).sum());
		Figures.print("%d changes of one item by %d clients: %d tries met another version", CLIENTS * CHANGES, CLIENTS,
				refused.stream().mapToInt(Integer::intValue).sum());
		for (String name : DataServices.NAMES) {
			Answer seen = user.at(system.cluster().url(name).toString()).get(path);
			assertThat(seen.json().at("/data/value").asInt()).isEqualTo(CLIENTS * CHANGES);
			assertThat(seen.json().at("/data/version").asInt()).isEqualTo(1 + CLIENTS * CHANGES);
		}
	}

	/** How often somebody else was faster. */
	private static int increment(HttpProbe client, String path) {
		int refused = 0;
		while (true) {
			Answer current = decided(() -> client.get(path));
			String next = "{\"value\":" + (current.json().at("/data/value").asInt() + 1) + "}";
			Answer answer = decided(() -> client.with("If-Match", current.header("ETag")).put(path, next));
			assertThat(answer.status()).as(answer.text()).isIn(200, 412);
			if (answer.status() == 200) {
				return refused;
			}
			refused++;
		}
	}

	/** What is answered 503 has not happened: it had to wait too long. */
	private static Answer decided(Supplier<Answer> call) {
		AtomicReference<Optional<Answer>> decided = new AtomicReference<>(Optional.empty());
		RunningSystem.await("an answer that is no 503", DECIDED_LIMIT, () -> {
			Answer answer = call.get();
			if (answer.status() == 503) {
				assertThat(answer.header("Retry-After")).isNotEmpty();
				return false;
			}
			decided.set(Optional.of(answer));
			return true;
		});
		return decided.get().orElseThrow();
	}

	private static <T> List<T> race(RunningSystem system, HttpProbe user, Function<HttpProbe, T> client)
			throws Exception {
		CyclicBarrier start = new CyclicBarrier(CLIENTS);
		try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
			List<Future<T>> outcomes = IntStream.range(0, CLIENTS)
				.mapToObj((number) -> DataServices.NAMES.get(number % DataServices.INSTANCES))
				.map((name) -> user.at(system.cluster().url(name).toString()))
				.map((probe) -> threads.submit(() -> {
					start.await();
					return client.apply(probe);
				}))
				.toList();
			List<T> results = new ArrayList<>();
			for (Future<T> outcome : outcomes) {
				results.add(outcome.get());
			}
			return results;
		}
	}

}
