package dev.rollcall.starter.discovery;

import java.time.Duration;

import com.netflix.discovery.DiscoveryClient;
import dev.rollcall.starter.instance.InstanceHealth;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Degraded while the registry does not answer: the instance goes on with the list it has.
 */
class RegistryIndicator implements HealthIndicator {

	/** The list is fetched every second. */
	private static final long SILENT_MAX_MILLIS = Duration.ofSeconds(5).toMillis();

	private final ObjectProvider<DiscoveryClient> client;

	RegistryIndicator(ObjectProvider<DiscoveryClient> client) {
		this.client = client;
	}

	@Override
	public Health health() {
		DiscoveryClient eureka = this.client.getIfAvailable();
		// negative before the first answer
		long silentMillis = (eureka != null) ? eureka.getLastSuccessfulRegistryFetchTimePeriod() : -1;
		boolean answers = silentMillis >= 0 && silentMillis <= SILENT_MAX_MILLIS;
		return answers ? Health.up().build() : Health.status(InstanceHealth.DEGRADED_STATUS).build();
	}

}
