package dev.rollcall.gateway.balance;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the gateway picks instances.
 *
 * @param triesMax how many instances see one request at most, the first included; 1 to 9,
 * where 1 means that nothing is tried again
 * @param ejectionDuration how long an instance that refused a connection gets no requests
 * until it is asked whether it is ready; doubles with each time it is not; more than zero
 * @param ejectionDurationMax how long that grows; at least as long, at most 5 min
 */
@ConfigurationProperties("rollcall.gateway.balance")
record BalanceProperties(@DefaultValue("3") int triesMax, @DefaultValue("1s") Duration ejectionDuration,
		@DefaultValue("30s") Duration ejectionDurationMax) {

	private static final int TRIES_LIMIT = 9;

	private static final Duration EJECTION_LIMIT = Duration.ofMinutes(5);

	BalanceProperties {
		if (triesMax < 1 || triesMax > TRIES_LIMIT) {
			throw new IllegalArgumentException(
					"rollcall.gateway.balance.tries-max must be 1 to " + TRIES_LIMIT + ", not " + triesMax);
		}
		if (!ejectionDuration.isPositive()) {
			throw new IllegalArgumentException(
					"rollcall.gateway.balance.ejection-duration must be more than 0 s, not " + ejectionDuration);
		}
		if (ejectionDurationMax.compareTo(ejectionDuration) < 0 || ejectionDurationMax.compareTo(EJECTION_LIMIT) > 0) {
			throw new IllegalArgumentException(
					"rollcall.gateway.balance.ejection-duration-max must be at least ejection-duration and at most "
							+ EJECTION_LIMIT.toMinutes() + " min, not " + ejectionDurationMax);
		}
	}

}
