package dev.rollcall.starter.discovery;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the instance registers and takes its leave.
 *
 * @param timeout how long a call of the registry may take, at least 1 ms
 * @param retryInterval from one try to the next while the registry does not answer, at
 * least 1 ms
 * @param readinessInterval how often the instance asks itself whether it is ready, which
 * is what its status in the registry follows, at least 1 ms
 * @param stopPause how long a stop waits after it has told the registry, so that nobody
 * sends requests here any more, from 0 to 5 s
 * @param stopTimeout how long a stop waits for the registry in all, at least 1 ms
 */
@ConfigurationProperties("rollcall.registration")
record RegistrationProperties(@DefaultValue("2s") Duration timeout, @DefaultValue("1s") Duration retryInterval,
		@DefaultValue("1s") Duration readinessInterval, @DefaultValue("1s") Duration stopPause,
		@DefaultValue("2s") Duration stopTimeout) {

	private static final Duration STOP_PAUSE_MAX = Duration.ofSeconds(5);

	RegistrationProperties {
		requirePositive("timeout", timeout);
		requirePositive("retry-interval", retryInterval);
		requirePositive("readiness-interval", readinessInterval);
		requirePositive("stop-timeout", stopTimeout);
		require(!stopPause.isNegative() && stopPause.compareTo(STOP_PAUSE_MAX) <= 0, "stop-pause must be 0s to 5s");
	}

	private static void requirePositive(String name, Duration duration) {
		require(duration.toMillis() >= 1, name + " must be at least 1ms");
	}

	private static void require(boolean fulfilled, String rule) {
		if (!fulfilled) {
			throw new IllegalArgumentException("rollcall.registration." + rule);
		}
	}

}
