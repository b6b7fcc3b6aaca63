package dev.rollcall.gateway.balance;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the gateway picks instances.
 *
 * @param triesMax how many instances see one request at most, the first included; 1 to 9,
 * where 1 means that nothing is tried again
 * @param ejectionDuration how long an instance that refused a connection gets no
 * requests; more than zero, at most 30 s
 */
@ConfigurationProperties("rollcall.gateway.balance")
record BalanceProperties(@DefaultValue("3") int triesMax, @DefaultValue("1s") Duration ejectionDuration) {

	private static final int TRIES_LIMIT = 9;

	private static final Duration EJECTION_LIMIT = Duration.ofSeconds(30);

	BalanceProperties {
		if (triesMax < 1 || triesMax > TRIES_LIMIT) {
			throw new IllegalArgumentException(
					"rollcall.gateway.balance.tries-max must be 1 to " + TRIES_LIMIT + ", not " + triesMax);
		}
		if (!ejectionDuration.isPositive() || ejectionDuration.compareTo(EJECTION_LIMIT) > 0) {
			throw new IllegalArgumentException(
					"rollcall.gateway.balance.ejection-duration must be more than 0 s and at most 30 s, not "
							+ ejectionDuration);
		}
	}

}
