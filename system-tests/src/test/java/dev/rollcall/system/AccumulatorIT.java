package dev.rollcall.system;

import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** One number that all instances of compute-service multiply, kept by kv-store. */
@ExtendWith(RunningCluster.class)
class AccumulatorIT {

	private static final String PATH = "/api/compute/accumulator";

	private static final String DOUBLE = "{\"factor\":2}";

	@BeforeEach
	void beginWithNone(RunningSystem system) {
		assertThat(system.admin().delete(PATH).status()).isIn(204, 404);
	}

	@Test
	void everyInstanceSeesWhatTheOthersDid(RunningSystem system) {
		String token = system.cluster().token("demo");
		assertThat(system.instance("compute-service-1").as(token).get(PATH).json().path("accumulator").asString())
			.isEqualTo("1");
		assertThat(multiply(system, "compute-service-1", token)).isEqualTo("2");
		assertThat(multiply(system, "compute-service-2", token)).isEqualTo("4");
		assertThat(system.instance("compute-service-3").as(token).get(PATH).json().path("accumulator").asString())
			.isEqualTo("4");
	}

	@Test
	void concurrentMultiplicationsThroughThreeInstancesAreAllApplied(RunningSystem system) throws Exception {
		int times = 120;
		HttpProbe user = system.newUser();
		Callable<Answer> doubling = () -> user.post("/api/compute/multiply", DOUBLE);
		try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
			for (Future<Answer> answer : clients
				.invokeAll(IntStream.range(0, times).mapToObj((i) -> doubling).toList())) {
				assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(200);
			}
		}
		assertThat(user.get(PATH).json().path("accumulator").asString())
			.isEqualTo(BigInteger.TWO.pow(times).toString());
	}

	@Test
	void aRepeatWithTheSameKeyOnAnotherInstanceIsAppliedOnce(RunningSystem system) {
		String token = system.cluster().token("demo");
		String key = RunningSystem.newName();
		List<Answer> answers = List.of("compute-service-1", "compute-service-2", "compute-service-3")
			.stream()
			.map((name) -> system.instance(name)
				.as(token)
				.with("Idempotency-Key", key)
				.post("/api/compute/multiply", DOUBLE))
			.toList();
		assertThat(answers).allSatisfy((answer) -> {
			assertThat(answer.status()).as(answer.text()).isEqualTo(200);
			assertThat(answer.json().path("accumulator").asString()).isEqualTo("2");
		});
	}

	@Test
	void survivesTheDeathOfTheStore(RunningSystem system) throws InterruptedException {
		HttpProbe user = system.newUser();
		assertThat(user.post("/api/compute/multiply", "{\"factor\":7}").status()).isEqualTo(200);
		system.cluster().process("kv-store").kill();
		try {
			Answer refused = user.get(PATH);
			assertThat(refused.status()).as(refused.text()).isEqualTo(503);
			assertThat(refused.header("Retry-After")).matches("[1-9][0-9]*");
			assertThat(user.post("/api/compute/multiply", DOUBLE).status()).isEqualTo(503);
			assertThat(user.post("/api/compute/sum", "{\"a\":1,\"b\":1}").status()).isEqualTo(200);
		}
		finally {
			system.restore("kv-store");
		}
		assertThat(user.get(PATH).json().path("accumulator").asString()).isEqualTo("7");
	}

	private static String multiply(RunningSystem system, String instance, String token) {
		Answer answer = system.instance(instance).as(token).post("/api/compute/multiply", DOUBLE);
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		return answer.json().path("accumulator").asString();
	}

}
