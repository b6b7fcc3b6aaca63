package dev.rollcall.gateway.metrics;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The figures of requests.
 *
 * @param retention how long the figures of an instance are kept that is listed no more; 0
 * s forgets it at once
 */
@ConfigurationProperties("rollcall.gateway.metrics")
record MetricsProperties(@DefaultValue("10m") Duration retention) {

	MetricsProperties {
		if (retention.isNegative()) {
			throw new IllegalArgumentException("rollcall.gateway.metrics.retention must not be negative: " + retention);
		}
	}

}
