package dev.rollcall.system;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.system.PacedLoad.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Twelve clients write through the nine processes that share the SQLite file: two create
 * items at each data-service, one submits jobs at each compute-service, whose workers
 * then write too, and one renews its session at each auth-service. Beside them three
 * read.
 * <p>
 * The aim for a write at a pace is a p99 of 250 ms, which is printed. It is one of the
 * line of writers, so first the processes become warm and the pace leaves processors
 * free: thirteen new JVMs on two of them need all they have for their compilers, and then
 * whoever is at the front waits for a processor. What is asserted is what a machine
 * manages that is five times as slow, or as busy: there the pace is more than it can do,
 * and all twelve wait for each other all the time. The line itself ends at 1.5 s; without
 * it there were writes that waited for 6 to 8 s.
 */
@Tag("failures")
@ExtendWith(RunningCluster.class)
class TwelveWritersIT {

	private static final int INSTANCES = 3;

	private static final int WRITERS = 12;

	/** 60 writes a second, and those of the workers. */
	private static final Duration PACE = Duration.ofMillis(200);

	private static final Duration LASTS = Duration.ofSeconds(30);

	private static final long TAIL_AIM_MILLIS = 250;

	private static final long TAIL_LIMIT_MILLIS = 2_500;

	/** Of a hundred writes, how many may have to be sent again. */
	private static final int PUT_OFF_MAX_PERCENT = 3;

	private static final Duration QUEUE_LIMIT = Duration.ofMinutes(3);

	private static final String READ = "read";

	/** Without a pause there are as many writes as the disk and the processors allow. */
	@Test
	void everyProcessWritesItsShareWithoutAPauseAndThenInTimeAtAPace(RunningSystem system) {
		List<Outcome> outcomes = run(system, Duration.ZERO);
		for (String service : List.of("auth", "data", "compute")) {
			assertShares(outcomes, service);
		}
		assertThat(PacedLoad.millis(reads(outcomes), 0.5)).as("readers do not stand in line")
			.isLessThan(PacedLoad.millis(writes(outcomes), 0.5));
		outcomes = run(system, PACE);
		assertShares(outcomes, "");
		List<Outcome> done = writes(outcomes).stream().filter(Outcome::isSuccess).toList();
		long tailMillis = PacedLoad.millis(done, 0.99);
		Figures.print("  p99 %d ms, aim %d ms", tailMillis, TAIL_AIM_MILLIS);
		assertThat(tailMillis).as("p99").isLessThanOrEqualTo(TAIL_LIMIT_MILLIS);
		int all = writes(outcomes).size();
		assertThat((all - done.size()) * 100).as("put off, of %d", all).isLessThanOrEqualTo(all * PUT_OFF_MAX_PERCENT);
	}

	private static List<Outcome> run(RunningSystem system, Duration pace) {
		List<String> instances = List.of("auth-service-", "data-service-", "compute-service-")
			.stream()
			.flatMap((name) -> IntStream.rangeClosed(1, INSTANCES).mapToObj((number) -> name + number))
			.toList();
		Map<String, Integer> loggedBefore = instances.stream()
			.collect(Collectors.toMap((name) -> name, (name) -> system.log(name).length()));
		List<Outcome> outcomes;
		try (PacedLoad load = load(system, pace)) {
			load.goOn(LASTS);
			load.end();
			outcomes = load.outcomes();
		}
		awaitEmptyQueue(system);
		print(outcomes, pace);
		assertThat(reads(outcomes)).allMatch(Outcome::isSuccess);
		assertThat(outcomes).allMatch((outcome) -> outcome.isSuccess() || outcome.isPutOff());
		assertThat(outcomes).noneMatch((outcome) -> outcome.text().contains("database is locked"));
		instances.forEach((name) -> assertThat(system.log(name).substring(loggedBefore.get(name))).as(name)
			.doesNotContain("database is locked"));
		return outcomes;
	}

	/** Other tests do not wait behind the jobs of this one. */
	private static void awaitEmptyQueue(RunningSystem system) {
		HttpProbe user = system.newUser();
		RunningSystem.await("all jobs have ended", QUEUE_LIMIT, () -> {
			JsonNode queue = user.get("/api/compute/stats").json().path("queue");
			return queue.path("waiting").asInt() + queue.path("active").asInt() == 0;
		});
	}

	private static PacedLoad load(RunningSystem system, Duration pace) {
		String token = system.register(RunningSystem.newName()).json().path("token").asString();
		String key = RunningSystem.newName();
		assertThat(system.gateway().as(token).post("/api/data", item(key)).status()).isEqualTo(201);
		List<Supplier<Answer>> sessions = IntStream.rangeClosed(1, INSTANCES)
			.mapToObj((number) -> session(system, "auth-service-" + number))
			.toList();
		PacedLoad load = new PacedLoad(pace);
		for (int number = 1; number <= INSTANCES; number++) {
			String auth = "auth-service-" + number;
			load.add("session", auth, sessions.get(number - 1));
			HttpProbe compute = system.instance("compute-service-" + number).as(token);
			load.add("job", "compute-service-" + number,
					() -> compute.post("/api/compute/job", "{\"operation\":\"add\",\"operands\":[1,2]}"));
			HttpProbe data = system.instance("data-service-" + number).as(token);
			for (int writer = 0; writer < 2; writer++) {
				load.add("item", "data-service-" + number, () -> data.post("/api/data", item(RunningSystem.newName())));
			}
			load.add(READ, "data-service-" + number, () -> data.get("/api/data/" + key));
		}
		return load;
	}

	private static String item(String key) {
		return "{\"key\":\"%s\",\"value\":1}".formatted(key);
	}

	/** A session of its own, whose refresh token is another one after each call. */
	private static Supplier<Answer> session(RunningSystem system, String instance) {
		AtomicReference<String> token = new AtomicReference<>(
				system.register(RunningSystem.newName()).json().path("refreshToken").asString());
		HttpProbe probe = system.instance(instance);
		return () -> {
			Answer answer = probe.post("/api/auth/refresh", "{\"refreshToken\":\"" + token.get() + "\"}");
			if (answer.status() == 200) {
				token.set(answer.json().path("refreshToken").asString());
			}
			return answer;
		};
	}

	private static List<Outcome> reads(List<Outcome> outcomes) {
		return outcomes.stream().filter((outcome) -> outcome.kind().equals(READ)).toList();
	}

	private static List<Outcome> writes(List<Outcome> outcomes) {
		return outcomes.stream().filter((outcome) -> !outcome.kind().equals(READ)).toList();
	}

	private static void print(List<Outcome> outcomes, Duration pace) {
		Map<String, List<Outcome>> kinds = outcomes.stream()
			.collect(Collectors.groupingBy(Outcome::kind, TreeMap::new, Collectors.toList()));
		Figures.print(
				"12 writers in 9 processes, one request each %d ms: %d writes in %d s, p50 %d ms, p99 %d ms, "
						+ "longest %d ms, put off %d",
				pace.toMillis(), writes(outcomes).size(), LASTS.toSeconds(), PacedLoad.millis(writes(outcomes), 0.5),
				PacedLoad.millis(writes(outcomes), 0.99), PacedLoad.millis(writes(outcomes), 1),
				outcomes.stream().filter(Outcome::isPutOff).count());
		kinds.forEach((kind, of) -> Figures.print("  %s: %d, p50 %d ms, p99 %d ms, of each process %s", kind, of.size(),
				PacedLoad.millis(of, 0.5), PacedLoad.millis(of, 0.99), perInstance(of)));
	}

	/**
	 * No process gets less than half of what its clients would have if all got the same.
	 */
	private static void assertShares(List<Outcome> outcomes, String service) {
		List<Outcome> done = writes(outcomes).stream()
			.filter((outcome) -> outcome.isSuccess() && outcome.instance().startsWith(service))
			.toList();
		long clients = WRITERS;
		if (!service.isEmpty()) {
			clients = service.equals("data") ? 2 * INSTANCES : INSTANCES;
		}
		double share = (double) done.size() / clients;
		perInstance(done).forEach((instance, count) -> assertThat(count.doubleValue()).as(instance)
			.isGreaterThanOrEqualTo(share * (instance.startsWith("data") ? 2 : 1) / 2));
		assertThat(perInstance(done)).hasSize(service.isEmpty() ? 3 * INSTANCES : INSTANCES);
	}

	private static Map<String, Long> perInstance(List<Outcome> outcomes) {
		return outcomes.stream().collect(Collectors.groupingBy(Outcome::instance, TreeMap::new, Collectors.counting()));
	}

}
