package dev.rollcall.system;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.rollcall.starter.testing.HttpProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Round robin, seen from outside. */
@ExtendWith(RunningCluster.class)
class BalancingIT {

	@Test
	void everyInstanceGetsExactlyItsShare(RunningSystem system) {
		HttpProbe user = system.newUser();
		Map<String, Long> answers = IntStream.range(0, 30)
			.mapToObj((i) -> user.post("/api/compute/sum", "{\"a\":1,\"b\":1}").header("X-Instance-Id"))
			.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
		assertThat(answers).containsExactlyInAnyOrderEntriesOf(
				Map.of("compute-service-1", 10L, "compute-service-2", 10L, "compute-service-3", 10L));
	}

	@Test
	void tenRegistrationsAreSpreadOverThreeInstances(RunningSystem system) {
		Map<String, Long> answers = IntStream.range(0, 10)
			.mapToObj((i) -> system.register(RunningSystem.newName()).header("X-Instance-Id"))
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
		assertThat(answers).containsOnlyKeys("auth-service-1", "auth-service-2", "auth-service-3");
		assertThat(answers.values()).containsExactlyInAnyOrder(3L, 3L, 4L);
	}

}
