package dev.rollcall.registry.lease;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the registry holds.
 *
 * @param instancesMax instances in the whole registry, at least 1. One more: 429
 * @param refusalsMax different refused registrations that the log has named and does not
 * name again, at least 1; the oldest go first
 */
@ConfigurationProperties("rollcall.registry.lease")
record LeaseProperties(@DefaultValue("1000") int instancesMax, @DefaultValue("1000") int refusalsMax) {

	LeaseProperties {
		requirePositive(instancesMax, "instances-max");
		requirePositive(refusalsMax, "refusals-max");
	}

	private static void requirePositive(int value, String name) {
		if (value < 1) {
			throw new IllegalArgumentException("rollcall.registry.lease." + name + " must be at least 1, not " + value);
		}
	}

}
