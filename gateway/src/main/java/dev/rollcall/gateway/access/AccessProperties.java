package dev.rollcall.gateway.access;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the gateway has a token checked that is shown to itself.
 *
 * @param tokenCheckTimeout how long one instance of auth-service has to answer; more than
 * zero
 * @param tokenCheckTriesMax how many instances are asked at most, one after the other; at
 * least 1
 */
@ConfigurationProperties("rollcall.gateway.access")
record AccessProperties(@DefaultValue("2s") Duration tokenCheckTimeout, @DefaultValue("3") int tokenCheckTriesMax) {

	AccessProperties {
		if (!tokenCheckTimeout.isPositive()) {
			throw new IllegalArgumentException(
					"rollcall.gateway.access.token-check-timeout must be more than 0 s, not " + tokenCheckTimeout);
		}
		if (tokenCheckTriesMax < 1) {
			throw new IllegalArgumentException(
					"rollcall.gateway.access.token-check-tries-max must be at least 1, not " + tokenCheckTriesMax);
		}
	}

}
