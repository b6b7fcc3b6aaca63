package dev.rollcall.benchmark.report;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DistributionTests {

	@Test
	void tellsTheNearestRankOfTwentyTimes() {
		List<Duration> times = IntStream.rangeClosed(1, 20).mapToObj(Duration::ofMillis).collect(Collectors.toList());
		Collections.reverse(times);
		Distribution distribution = new Distribution(times);
		assertThat(distribution.p50()).isEqualTo(Duration.ofMillis(10));
		assertThat(distribution.p95()).isEqualTo(Duration.ofMillis(19));
		assertThat(distribution.max()).isEqualTo(Duration.ofMillis(20));
	}

	@Test
	void tellsTheLongestOfAFewTimes() {
		Distribution distribution = new Distribution(
				List.of(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(2)));
		assertThat(distribution.p50()).isEqualTo(Duration.ofSeconds(2));
		assertThat(distribution.p95()).isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void refusesToSpeakOfNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Distribution(List.of()))
			.withMessage("nothing was measured");
	}

}
