package dev.rollcall.gateway.balance;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the gateway does not believe the registry that instances are gone.
 *
 * @param durationMax how long instances that the registry lost without a reason are kept
 * while they answer; 0 s believes the registry at once
 * @param window more than a third of a service's instances must vanish within this time
 * to be kept; more than zero
 * @param probeInterval how often everybody who is kept is asked whether it is ready; more
 * than zero
 */
@ConfigurationProperties("rollcall.gateway.doubt")
record DoubtProperties(@DefaultValue("90s") Duration durationMax, @DefaultValue("5s") Duration window,
		@DefaultValue("1s") Duration probeInterval) {

	DoubtProperties {
		if (durationMax.isNegative()) {
			throw new IllegalArgumentException(
					"rollcall.gateway.doubt.duration-max must not be negative, but is " + durationMax);
		}
		requirePositive("window", window);
		requirePositive("probe-interval", probeInterval);
	}

	private static void requirePositive(String name, Duration duration) {
		if (!duration.isPositive()) {
			throw new IllegalArgumentException(
					"rollcall.gateway.doubt." + name + " must be more than 0 s, not " + duration);
		}
	}

}
