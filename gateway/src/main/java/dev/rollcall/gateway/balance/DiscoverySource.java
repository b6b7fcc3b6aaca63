package dev.rollcall.gateway.balance;

import com.netflix.discovery.EurekaClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.event.EventListener;

/**
 * Decides whose list counts. The registry's does from its first answer on, and goes on
 * when the registry is away later; until then, and where the settings ask for it, the
 * static list serves.
 */
class DiscoverySource {

	private static final Logger log = LoggerFactory.getLogger(DiscoverySource.class);

	private final boolean dynamic;

	private final DiscoveryFeed registry;

	private final StaticFeed ports;

	private final Roster roster;

	private final ObjectProvider<EurekaClient> client;

	private boolean started;

	private boolean fetched;

	DiscoverySource(DiscoveryProperties properties, DiscoveryFeed registry, StaticFeed ports, Roster roster,
			ObjectProvider<EurekaClient> client) {
		this.dynamic = properties.dynamic();
		this.registry = registry;
		this.ports = ports;
		this.roster = roster;
		this.client = client;
	}

	@EventListener(ApplicationReadyEvent.class)
	synchronized void start() {
		this.started = true;
		log.info("Load Balancer started");
		if (!this.dynamic) {
			this.roster.follow(Discovery.STATIC, "from the settings");
			this.ports.start();
		}
		else if (this.fetched || hasFetchedBefore()) {
			refresh();
		}
		else {
			this.roster.follow(Discovery.STATIC, "until the service registry answers");
			this.ports.start();
		}
	}

	/** The client has a list, as after each fetch. */
	@EventListener(HeartbeatEvent.class)
	synchronized void refresh() {
		this.fetched = true;
		if (this.dynamic && this.started) {
			this.ports.stop();
			this.roster.follow(Discovery.DYNAMIC, "from service registry");
			this.registry.refresh();
		}
	}

	/**
	 * The first fetch came before there was anybody to tell. Lists have a hash as soon as
	 * they come from a registry, though they may be empty.
	 */
	private boolean hasFetchedBefore() {
		EurekaClient eureka = this.client.getIfAvailable();
		return eureka != null && eureka.getApplications().getAppsHashCode() != null;
	}

}
