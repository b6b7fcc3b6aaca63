package dev.rollcall.starter.discovery;

import java.time.Duration;
import java.util.Optional;

import com.netflix.discovery.CacheRefreshedEvent;
import com.netflix.discovery.DiscoveryClient;
import com.netflix.discovery.EurekaEvent;
import com.netflix.discovery.EurekaEventListener;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Eureka's client, which fetches the registry's list every few seconds: what serves where
 * there are no events. The client tells of a list before it writes down when it came, so
 * that is noted here.
 */
class Poll implements EurekaEventListener {

	/** What a fetch or two may fail by before the registry counts as away. */
	private static final int INTERVALS_MAX = 3;

	private final ObjectProvider<DiscoveryClient> client;

	/** When the last list came, null before the first. */
	private volatile @Nullable Long fetchedNanos;

	Poll(ObjectProvider<DiscoveryClient> client) {
		this.client = client;
	}

	/** Eureka tells those who registered before Spring's listeners. */
	@Override
	public void onEvent(EurekaEvent event) {
		if (event instanceof CacheRefreshedEvent) {
			this.fetchedNanos = System.nanoTime();
		}
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
		Long nanos = this.fetchedNanos;
		return (nanos != null) ? Optional.of(Duration.ofNanos(System.nanoTime() - nanos)) : Optional.empty();
	}

}
