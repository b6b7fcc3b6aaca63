package dev.rollcall.gateway.balance;

import java.util.List;

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

	DiscoveryFeed(DiscoveryClient discovery, RoutedServices services, Instances instances, Ejections ejections) {
		this.discovery = discovery;
		this.services = services;
		this.instances = instances;
		this.ejections = ejections;
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
		List<Instance> before = this.instances.replace(service, now);
		String name = service.replace('-', ' ');
		now.stream()
			.filter((instance) -> !before.contains(instance))
			.forEach((instance) -> log.info("[DISCOVERY] New {} discovered: {}", name, instance.id()));
		List<Instance> gone = before.stream().filter((instance) -> !now.contains(instance)).toList();
		gone.forEach((instance) -> log.info("[DISCOVERY] {} gone: {}", name, instance.id()));
		this.ejections.forget(gone);
	}

}
