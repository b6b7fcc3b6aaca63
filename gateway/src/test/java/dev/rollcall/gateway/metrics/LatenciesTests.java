package dev.rollcall.gateway.metrics;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LatenciesTests {

	private static final Percentage BUCKET = Percentage.withPercentage(1.6);

	private final Latencies latencies = new Latencies();

	@Test
	void areZeroOfNothing() {
		assertThat(this.latencies.percentiles(0)).isEqualTo(new Latencies.Percentiles(0, 0, 0));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 31, 32, 63, 64, 65, 127, 128, 1000, 1023, 1024, 65_537, 1_999_999, 60_000_000 })
	void areAtMostABucketOff(long micros) {
		this.latencies.record(micros * 1000, 0);
		assertThat(this.latencies.percentiles(0).p50()).isCloseTo(micros / 1000.0, BUCKET);
	}

	@Test
	void takeWhatIsLongerThanTheLongestAsTheLongest() {
		this.latencies.record(Duration.ofHours(1).toNanos(), 0);
		this.latencies.record(-1, 0);
		assertThat(this.latencies.percentiles(0).p50()).isZero();
		assertThat(this.latencies.percentiles(0).p99()).isCloseTo(67_108, BUCKET);
	}

	@Test
	void areThoseOfTheNearestRank() {
		IntStream.rangeClosed(1, 1000).forEach((millis) -> this.latencies.record(millis * 1_000_000L, 0));
		Latencies.Percentiles percentiles = this.latencies.percentiles(0);
		assertThat(percentiles.p50()).isCloseTo(500, BUCKET);
		assertThat(percentiles.p95()).isCloseTo(950, BUCKET);
		assertThat(percentiles.p99()).isCloseTo(990, BUCKET);
	}

	@Test
	void forgetAfterAMinute() {
		this.latencies.record(5_000_000, seconds(9));
		this.latencies.record(50_000_000, seconds(59));
		assertThat(this.latencies.percentiles(seconds(59)).p50()).isCloseTo(5, BUCKET);
		assertThat(this.latencies.percentiles(seconds(60)).p50()).isCloseTo(50, BUCKET);
		this.latencies.record(7_000_000, seconds(61));
		assertThat(this.latencies.percentiles(seconds(61)).p50()).isCloseTo(7, BUCKET);
		assertThat(this.latencies.percentiles(seconds(1000))).isEqualTo(new Latencies.Percentiles(0, 0, 0));
	}

	@Test
	void countParallelAnswersOnce() {
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			IntStream.range(0, 8).forEach((thread) -> threads.execute(() -> {
				for (int i = 0; i < 1000; i++) {
					// half of them fast, half of them slow, over several periods
					this.latencies.record((thread % 2 == 0) ? 1_000_000 : 100_000_000, seconds(i / 20));
				}
			}));
		}
		Latencies.Percentiles percentiles = this.latencies.percentiles(seconds(50));
		assertThat(percentiles.p50()).isCloseTo(1, BUCKET);
		assertThat(percentiles.p95()).isCloseTo(100, BUCKET);
	}

	private static long seconds(long seconds) {
		return Duration.ofSeconds(seconds).toNanos();
	}

}
