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

	private static final String PATH = "/api/compute/job";

	/** Rows and columns of a matrix. */
	private static final int SIZE = 500;

	private static final Duration RESULT_LIMIT = Duration.ofSeconds(120);

	@Test
	void everyInstanceKnowsTheResult(RunningSystem system) {
		String token = system.cluster().token("demo");
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
	void aJobOfAnInstanceThatDiesIsRunByAnother(RunningSystem system) throws InterruptedException {
		HttpProbe user = system.newUser();
		List<String> paths = IntStream.range(0, 3).mapToObj((i) -> submitProductOfOnes(user)).toList();
		// the others may be about to end
		JsonNode running = awaitRunning(user, List.of(paths.getLast()));
		String worker = running.path("service").asString();
		system.cluster().process(worker).kill();
		try {
			JsonNode job = awaitEnd(user, PATH + "/" + running.path("jobId").asString());
			assertThat(job.path("status").asString()).isEqualTo("completed");
			assertThat(job.path("attempts").asInt()).isEqualTo(2);
			assertThat(job.path("service").asString()).isNotEqualTo(worker);
			for (String path : paths) {
				JsonNode result = awaitEnd(user, path).path("result");
				assertThat(result.size()).isEqualTo(SIZE);
				assertThat(result.valueStream().flatMap(JsonNode::valueStream)).hasSize(SIZE * SIZE)
					.allMatch((number) -> number.asInt() == SIZE);
			}
		}
		finally {
			system.restore(worker);
		}
	}

	/** Some seconds of work. */
	private static String submitProductOfOnes(HttpProbe user) {
		String row = "[1" + ",1".repeat(SIZE - 1) + "]";
		String matrix = "[" + row + ("," + row).repeat(SIZE - 1) + "]";
		Answer submitted = user.post(PATH,
				"{\"operation\":\"matrixMultiply\",\"operands\":[%1$s,%1$s]}".formatted(matrix));
		assertThat(submitted.status()).as(submitted.text()).isEqualTo(202);
		return submitted.header("Location");
	}

	private static JsonNode awaitRunning(HttpProbe user, List<String> paths) {
		AtomicReference<JsonNode> running = new AtomicReference<>();
		RunningSystem.await("a job runs", RESULT_LIMIT, () -> {
			paths.stream()
				.map((path) -> user.get(path).json())
				.filter((job) -> job.path("status").asString().equals("active"))
				.findFirst()
				.ifPresent(running::set);
			return running.get() != null;
		});
		return running.get();
	}

	private static JsonNode awaitEnd(HttpProbe user, String path) {
		RunningSystem.await(path + " has ended", RESULT_LIMIT, () -> {
			String status = user.get(path).json().path("status").asString();
			return status.equals("completed") || status.equals("failed");
		});
		return user.get(path).json();
	}

}
