package dev.rollcall.gateway.balance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.event.EventListener;

/**
 * Keeps {@link Instances} as the discovery client sees them. The client fetches the
 * registry's list in the background, leaves out who is not UP, and keeps the last list
 * while the registry is away; each fetch ends with a {@link HeartbeatEvent}.
 */
class DiscoveryFeed {

	private static final Logger log = LoggerFactory.getLogger(DiscoveryFeed.class);

	private final DiscoveryClient discovery;

	private final RoutedServices services;

	private final Instances instances;

	private final Ejections ejections;

	private final Duration emptyListDoubt;

	private final InstantSource clock;

	/** When a list that had instances was first seen empty. */
	private final Map<String, Instant> emptySince = new HashMap<>();

	DiscoveryFeed(DiscoveryClient discovery, RoutedServices services, Balancer balancer, Duration emptyListDoubt,
			InstantSource clock) {
		this.discovery = discovery;
		this.services = services;
		this.instances = balancer.instances();
		this.ejections = balancer.ejections();
		this.emptyListDoubt = emptyListDoubt;
		this.clock = clock;
	}

	/** The first fetch came before there was anybody to tell. */
	@EventListener(ApplicationReadyEvent.class)
	void start() {
		log.info("Load Balancer started");
		log.info("Service Discovery: DYNAMIC (from service registry)");
		refresh();
	}

	/** One at a time, so that no older list replaces a newer one. */
	@EventListener(HeartbeatEvent.class)
	synchronized void refresh() {
		this.services.names().forEach(this::refresh);
	}

	private void refresh(String service) {
		List<Instance> now = this.discovery.getInstances(service)
			.stream()
			.map((instance) -> new Instance(instance.getInstanceId(), instance.getUri()))
			.toList();
		if (isDoubtful(service, now)) {
			return;
		}
		List<Instance> before = this.instances.replace(service, now);
		String name = service.replace('-', ' ');
		now.stream()
			.filter((instance) -> !before.contains(instance))
			.forEach((instance) -> log.info("[DISCOVERY] New {} discovered: {}", name, instance.id()));
		List<Instance> gone = before.stream().filter((instance) -> !now.contains(instance)).toList();
		gone.forEach((instance) -> log.info("[DISCOVERY] {} gone: {}", name, instance.id()));
		this.ejections.forget(gone);
	}

	/**
	 * A registry that was restarted is empty until everybody has renewed, and nobody is
	 * gone: an empty list counts only when it stays empty. Instances that are really gone
	 * refuse connections, which costs a try and no more.
	 */
	private boolean isDoubtful(String service, List<Instance> now) {
		if (!now.isEmpty() || this.instances.of(service).isEmpty()) {
			this.emptySince.remove(service);
			return false;
		}
		Instant since = this.emptySince.computeIfAbsent(service, (name) -> this.clock.instant());
		return this.clock.instant().isBefore(since.plus(this.emptyListDoubt));
	}

}
