package dev.rollcall.system;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.rollcall.cluster.Component;
import dev.rollcall.starter.testing.HttpProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** More servers, and fewer again, while somebody asks. */
@ExtendWith(RunningCluster.class)
class ScaleIT {

	private static final Duration SEEN_LIMIT = Duration.ofSeconds(10);

	@Test
	void requestsReachEveryServerThereIs(RunningSystem system) throws InterruptedException {
		HttpProbe user = system.newUser();
		system.cluster().scale(Component.COMPUTE_SERVICE, 4);
		try {
			RunningSystem.await("four answer", SEEN_LIMIT, () -> answeredBy(user).size() == 4);
		}
		finally {
			system.cluster().scale(Component.COMPUTE_SERVICE, 3);
		}
		RunningSystem.await("three answer", SEEN_LIMIT, () -> answeredBy(user).size() == 3);
	}

	private static Set<String> answeredBy(HttpProbe user) {
		return IntStream.range(0, 8)
			.mapToObj((i) -> user.post("/api/compute/sum", "{\"a\":1,\"b\":1}"))
			.peek((answer) -> assertThat(answer.status()).as(answer.text()).isEqualTo(200))
			.map((answer) -> answer.header("X-Instance-Id"))
			.collect(Collectors.toSet());
	}

}
