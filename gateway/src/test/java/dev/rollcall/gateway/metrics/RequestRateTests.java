package dev.rollcall.gateway.metrics;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestRateTests {

	private final RequestRate rate = new RequestRate();

	@Test
	void isZeroOfNothing() {
		assertThat(this.rate.perSecond(0)).isZero();
		assertThat(this.rate.perSecond(seconds(100_000))).isZero();
	}

	@Test
	void isTheMeanOf60Seconds() {
		IntStream.range(0, 60).forEach((n) -> this.rate.count(seconds(5)));
		assertThat(this.rate.perSecond(seconds(5))).isEqualTo(1.0);
		IntStream.range(0, 60).forEach((n) -> this.rate.count(seconds(50)));
		assertThat(this.rate.perSecond(seconds(59))).isEqualTo(2.0);
	}

	@Test
	void forgetsWhatIsOlderThan60Seconds() {
		IntStream.range(0, 60).forEach((n) -> this.rate.count(seconds(5)));
		assertThat(this.rate.perSecond(seconds(64))).isEqualTo(1.0);
		assertThat(this.rate.perSecond(seconds(65))).isZero();
		this.rate.count(seconds(65));
		assertThat(this.rate.perSecond(seconds(65))).isEqualTo(1.0 / 60);
	}

	@Test
	void losesNoneOf80000ParallelRequestsThoughSecondsChange() {
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			IntStream.range(0, 8).forEach((thread) -> threads.execute(() -> {
				for (int i = 0; i < 10_000; i++) {
					this.rate.count(seconds(i / 1000));
				}
			}));
		}
		assertThat(this.rate.perSecond(seconds(10)) * 60).isEqualTo(80_000);
	}

	private static long seconds(long seconds) {
		return Duration.ofSeconds(seconds).toNanos();
	}

}
