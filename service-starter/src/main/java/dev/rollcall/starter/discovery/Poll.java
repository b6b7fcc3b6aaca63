package dev.rollcall.starter.discovery;

import java.time.Duration;
import java.util.Optional;

import com.netflix.discovery.DiscoveryClient;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Eureka's client, which fetches the registry's list every few seconds: what serves where
 * there are no events.
 */
class Poll {

	/** What a fetch or two may fail by before the registry counts as away. */
	private static final int INTERVALS_MAX = 3;

	private final ObjectProvider<DiscoveryClient> client;

	Poll(ObjectProvider<DiscoveryClient> client) {
		this.client = client;
	}

	/**
	 * Whether its list is newer than the directory's.
	 * @param directory the events' list
	 */
	boolean isNewerThan(Directory directory) {
		Optional<Duration> fetched = age();
		return directory.age().map((lost) -> fetched.filter((age) -> age.compareTo(lost) < 0).isPresent()).orElse(true);
	}

	/** Whether the registry gave its list lately. */
	boolean succeeds() {
		DiscoveryClient eureka = this.client.getIfAvailable();
		if (eureka == null) {
			return false;
		}
		Duration interval = Duration.ofSeconds(eureka.getEurekaClientConfig().getRegistryFetchIntervalSeconds());
		return age().filter((age) -> age.compareTo(interval.multipliedBy(INTERVALS_MAX)) <= 0).isPresent();
	}

	/** How long ago the registry gave its list, empty where it never did. */
	private Optional<Duration> age() {
		DiscoveryClient eureka = this.client.getIfAvailable();
		long millis = (eureka != null) ? eureka.getLastSuccessfulRegistryFetchTimePeriod() : -1;
		return (millis >= 0) ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
	}

}
