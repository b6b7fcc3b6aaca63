package dev.rollcall.compute.direct;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the instance direct calls may take.
 *
 * @param concurrencyMax computations that run at the same time, at least 1; 0 means one
 * for each processor
 * @param waitMax how long a call waits for its turn before it is answered 503
 */
@ConfigurationProperties("rollcall.compute.direct")
record DirectProperties(@DefaultValue("0") int concurrencyMax, @DefaultValue("2s") Duration waitMax) {

	DirectProperties {
		if (concurrencyMax < 0) {
			throw new IllegalArgumentException(
					"rollcall.compute.direct.concurrency-max must be at least 0, not " + concurrencyMax);
		}
		if (waitMax.isNegative()) {
			throw new IllegalArgumentException("rollcall.compute.direct.wait-max must not be negative");
		}
		concurrencyMax = (concurrencyMax > 0) ? concurrencyMax : Runtime.getRuntime().availableProcessors();
	}

}
