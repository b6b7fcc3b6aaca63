package dev.rollcall.registry.events;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The limits of the stream that are none. */
class EventPropertiesTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	@Test
	void refusesWhatNoStreamCouldLiveWith() {
		assertRefused("heartbeat-interval must be at least 1ms", () -> properties(Duration.ZERO, SECOND, 1, 1, 1));
		assertRefused("retry-delay must be at least 1ms", () -> properties(SECOND, Duration.ofMillis(-1), 1, 1, 1));
		assertRefused("history-size-max must be at least 1, not 0", () -> properties(SECOND, SECOND, 0, 1, 1));
		assertRefused("queue-size-max must be at least 1, not -7", () -> properties(SECOND, SECOND, 1, -7, 1));
		assertRefused("subscribers-max must be at least 1, not 0", () -> properties(SECOND, SECOND, 1, 1, 0));
	}

	@Test
	void keepsRoomForOthersThanStrangers() {
		assertRefused("strangers-max must be 0 to 1, one less than subscribers-max, not -1",
				() -> new EventProperties(SECOND, SECOND, 1, 1, 2, -1));
		assertRefused("strangers-max must be 0 to 1, one less than subscribers-max, not 2",
				() -> new EventProperties(SECOND, SECOND, 1, 1, 2, 2));
		assertThat(new EventProperties(SECOND, SECOND, 1, 1, 2, 1).strangersMax()).isOne();
		assertThat(new EventProperties(SECOND, SECOND, 1, 1, 1, 0).strangersMax()).isZero();
	}

	private static EventProperties properties(Duration heartbeat, Duration retry, int history, int queue, int readers) {
		return new EventProperties(heartbeat, retry, history, queue, readers, 0);
	}

	private static void assertRefused(String message, Runnable binding) {
		assertThatIllegalArgumentException().isThrownBy(binding::run)
			.withMessageContaining("rollcall.registry.events." + message);
	}

}
