package dev.rollcall.benchmark.load;

import java.time.Duration;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AnsweredTests {

	@Test
	void tellsRateAndNearestRanks() {
		long[] latencies = LongStream.rangeClosed(1, 200).map((number) -> 201 - number).toArray();
		Answered answered = new Answered(latencies, 3, Duration.ofMillis(500));
		assertThat(answered.count()).isEqualTo(200);
		assertThat(answered.refused()).isEqualTo(3);
		assertThat(answered.perSecond()).isEqualTo(400);
		assertThat(answered.percentile(50)).isEqualTo(Duration.ofNanos(100));
		assertThat(answered.percentile(99)).isEqualTo(Duration.ofNanos(198));
		assertThat(answered.percentile(100)).isEqualTo(Duration.ofNanos(200));
	}

	@Test
	void refusesToSpeakOfNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Answered(new long[0], 1, Duration.ofSeconds(1)))
			.withMessage("nothing was answered");
	}

}
