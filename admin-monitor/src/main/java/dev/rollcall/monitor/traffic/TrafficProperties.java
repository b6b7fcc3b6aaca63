package dev.rollcall.monitor.traffic;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the counts of requests come from.
 *
 * @param gatewayUrl scheme, host and port of the gateway ({@code LOAD_BALANCER_URL})
 * @param timeout how long it may take to answer, above 0
 * @param sizeMax the largest answer that is read, above 0; a larger one counts as none
 */
@ConfigurationProperties("rollcall.monitor.traffic")
record TrafficProperties(@DefaultValue("http://localhost:3000") URI gatewayUrl, @DefaultValue("2s") Duration timeout,
		@DefaultValue("1MB") DataSize sizeMax) {

	TrafficProperties {
		if (gatewayUrl.getHost() == null) {
			throw new IllegalArgumentException(
					"rollcall.monitor.traffic.gateway-url must have a scheme and a host, not '" + gatewayUrl + "'");
		}
		if (timeout.toMillis() < 1) {
			throw new IllegalArgumentException("rollcall.monitor.traffic.timeout must be at least 1ms");
		}
		if (sizeMax.toBytes() < 1) {
			throw new IllegalArgumentException("rollcall.monitor.traffic.size-max must be at least 1B");
		}
	}

}
