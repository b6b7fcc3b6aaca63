package dev.rollcall.registry.lease;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the registry holds.
 *
 * @param instancesMax instances in the whole registry, at least 1. One more: 503
 */
@ConfigurationProperties("rollcall.registry.lease")
record LeaseProperties(@DefaultValue("1000") int instancesMax) {

	LeaseProperties {
		if (instancesMax < 1) {
			throw new IllegalArgumentException(
					"rollcall.registry.lease.instances-max must be at least 1, not " + instancesMax);
		}
	}

}
