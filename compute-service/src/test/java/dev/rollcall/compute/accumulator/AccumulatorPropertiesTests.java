package dev.rollcall.compute.accumulator;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AccumulatorPropertiesTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	@Test
	void refusesAUrlThatIsNone() {
		for (String url : new String[] { "localhost:8001", "ftp://localhost", "http:/x", "" }) {
			assertThatIllegalArgumentException().isThrownBy(() -> properties(url, SECOND, SECOND))
				.withMessageStartingWith("rollcall.compute.accumulator.url must be http://host:port");
		}
	}

	@Test
	void refusesLessTimeForAllTriesThanForOne() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> properties("http://localhost:8001", SECOND, SECOND.minusMillis(1)))
			.withMessageContaining("must not be shorter than try-timeout");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> properties("http://localhost:8001", Duration.ZERO, SECOND))
			.withMessage("rollcall.compute.accumulator.try-timeout must be positive, not 0");
	}

	private static AccumulatorProperties properties(String url, Duration tryTimeout, Duration timeout) {
		return new AccumulatorProperties(URI.create(url), "accumulator", 10_000, SECOND, tryTimeout, timeout, 3, 16,
				Duration.ZERO, SECOND, true, SECOND);
	}

}
