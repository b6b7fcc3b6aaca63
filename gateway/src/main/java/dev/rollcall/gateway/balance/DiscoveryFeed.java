package dev.rollcall.gateway.balance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.gateway.route.RoutedServices;

import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;

/**
 * Keeps {@link Roster} as the discovery client sees the registry. The client fetches the
 * registry's list in the background, leaves out who is not UP, and keeps the last list
 * while the registry is away.
 */
class DiscoveryFeed {

	/** The registry's mark on who registered without the cluster's credential. */
	private static final String FOREIGN = "rollcall.foreign";

	private static final String NAME = "name";

	private final DiscoveryClient discovery;

	private final RoutedServices services;

	private final Roster roster;

	private final Duration emptyListDoubt;

	private final InstantSource clock;

	/** When a list that had instances was first seen empty. */
	private final Map<String, Instant> emptySince = new HashMap<>();

	DiscoveryFeed(DiscoveryClient discovery, RoutedServices services, Roster roster, Duration emptyListDoubt,
			InstantSource clock) {
		this.discovery = discovery;
		this.services = services;
		this.roster = roster;
		this.emptyListDoubt = emptyListDoubt;
		this.clock = clock;
	}

	/** One at a time, so that no older list replaces a newer one. */
	synchronized void refresh() {
		this.services.names().forEach(this::refresh);
	}

	private void refresh(String service) {
		List<Instance> now = this.discovery.getInstances(service).stream().map(DiscoveryFeed::instance).toList();
		if (!isDoubtful(service, now)) {
			this.roster.replace(Discovery.DYNAMIC, service, now);
		}
	}

	private static Instance instance(ServiceInstance listed) {
		Map<String, String> metadata = listed.getMetadata();
		return new Instance(listed.getInstanceId(), metadata.getOrDefault(NAME, listed.getInstanceId()),
				listed.getUri(), "true".equals(metadata.get(FOREIGN)));
	}

	/**
	 * A registry that was restarted is empty until everybody has renewed, and nobody is
	 * gone: an empty list counts only when it stays empty. Instances that are really gone
	 * refuse connections, which costs a try and no more.
	 */
	private boolean isDoubtful(String service, List<Instance> now) {
		if (!now.isEmpty() || this.roster.of(service).isEmpty()) {
			this.emptySince.remove(service);
			return false;
		}
		Instant since = this.emptySince.computeIfAbsent(service, (name) -> this.clock.instant());
		return this.clock.instant().isBefore(since.plus(this.emptyListDoubt));
	}

}
