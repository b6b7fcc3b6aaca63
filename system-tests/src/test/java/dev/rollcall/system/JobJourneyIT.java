package dev.rollcall.system;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Jobs: submitted to one instance, seen from every one. */
@ExtendWith(RunningCluster.class)
class JobJourneyIT {

	private static final int JOBS = 20;

	private static final Duration RESULT_LIMIT = Duration.ofSeconds(60);

	@Test
	void everyInstanceKnowsTheResult(RunningSystem system) {
		String token = system.cluster().token();
		Answer submitted = system.gateway()
			.as(token)
			.post("/api/compute/job", "{\"type\":\"compute\",\"data\":{\"operation\":\"factorial\",\"n\":25}}");
		assertThat(submitted.status()).as(submitted.text()).isEqualTo(202);
		assertThat(submitted.json().path("status").asString()).isEqualTo("waiting");
		String path = submitted.header("Location");
		awaitEnd(system.gateway().as(token), path);
		for (int number = 1; number <= 3; number++) {
			JsonNode job = system.instance("compute-service-" + number).as(token).get(path).json();
			assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("completed");
			assertThat(job.path("result").asString()).isEqualTo("15511210043330985984000000");
			assertThat(job.path("progress").asInt()).isEqualTo(100);
		}
	}

	@Test
	void anotherUsersJobIsNotThere(RunningSystem system) {
		HttpProbe owner = system.newUser();
		String path = owner.post("/api/compute/job", "{\"operation\":\"primeCheck\",\"operands\":[97]}")
			.header("Location");
		assertThat(system.newUser().get(path).status()).isEqualTo(404);
		assertThat(system.admin().get(path).status()).isEqualTo(200);
		assertThat(awaitEnd(owner, path).path("result").asBoolean()).isTrue();
	}

	@Test
	void theStatisticsSpeakOfTheWholeCluster(RunningSystem system) {
		HttpProbe user = system.newUser();
		for (int i = 0; i < 6; i++) {
			awaitEnd(user,
					user.post("/api/compute/job", "{\"operation\":\"add\",\"operands\":[1,2]}").header("Location"));
		}
		JsonNode stats = user.get("/api/compute/stats").json();
		assertThat(stats.path("queue").path("completed").asInt()).as(stats.toString()).isGreaterThanOrEqualTo(6);
		assertThat(stats.path("workers").valueStream().map((worker) -> worker.path("service").asString()))
			.contains("compute-service-1", "compute-service-2", "compute-service-3");
	}

	@Test
	void noJobIsLostWithAnInstanceThatDies(RunningSystem system) throws InterruptedException {
		HttpProbe user = system.newUser();
		List<String> paths = IntStream.range(0, JOBS)
			.mapToObj((i) -> user
				.post("/api/compute/job", "{\"operation\":\"factorial\",\"operands\":[%d]}".formatted(60_000 + i))
				.header("Location"))
			.toList();
		String worker = awaitWorker(user, paths);
		system.cluster().process(worker).kill();
		for (String path : paths) {
			JsonNode job = awaitEnd(user, path);
			assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("completed");
			assertThat(job.path("result").asString()).matches("[1-9][0-9]{200000,}");
		}
		system.cluster().restart(worker);
	}

	/** The instance that runs one of the jobs. */
	private static String awaitWorker(HttpProbe user, List<String> paths) {
		AtomicReference<String> worker = new AtomicReference<>();
		RunningSystem.await("a job runs", RESULT_LIMIT,
				() -> paths.stream()
					.map((path) -> user.get(path).json())
					.filter((job) -> job.path("status").asString().equals("active"))
					.peek((job) -> worker.set(job.path("service").asString()))
					.findFirst()
					.isPresent());
		return worker.get();
	}

	private static JsonNode awaitEnd(HttpProbe user, String path) {
		RunningSystem.await(path + " has ended", RESULT_LIMIT, () -> {
			String status = user.get(path).json().path("status").asString();
			return status.equals("completed") || status.equals("failed");
		});
		return user.get(path).json();
	}

}
