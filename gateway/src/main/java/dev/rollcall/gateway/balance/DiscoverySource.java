package dev.rollcall.gateway.balance;

import com.netflix.discovery.EurekaClient;
import dev.rollcall.starter.discovery.RegistryEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.event.EventListener;

/**
 * Decides whose list counts. The registry's does from its first word on, and goes on when
 * the registry is away later; until then, and where the settings ask for it, the static
 * list serves.
 */
class DiscoverySource {

	private static final Logger log = LoggerFactory.getLogger(DiscoverySource.class);

	private final boolean dynamic;

	private final DiscoveryFeed registry;

	private final StaticFeed ports;

	private final Roster roster;

	private final ObjectProvider<EurekaClient> client;

	/** Whether the registry has been heard. */
	private boolean heard;

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
		log.info("Load Balancer started");
		if (this.heard) {
			return;
		}
		if (this.dynamic && hasFetchedBefore()) {
			fetched();
		}
		else {
			this.roster.follow(Discovery.STATIC,
					this.dynamic ? "until the service registry answers" : "from the settings");
			this.ports.start();
		}
	}

	/** The registry's stream of events tells something. */
	@EventListener
	synchronized void hear(RegistryEvent event) {
		if (this.dynamic) {
			if (event instanceof RegistryEvent.Snapshot) {
				followRegistry();
			}
			this.registry.hear(event);
		}
	}

	/**
	 * Eureka's client has fetched a list. Others publish such events too, when they know
	 * of something new, without that a list was fetched.
	 */
	@EventListener
	synchronized void refresh(HeartbeatEvent event) {
		if (this.dynamic && event.getSource() instanceof EurekaClient) {
			fetched();
		}
	}

	private void fetched() {
		followRegistry();
		this.registry.fetched();
	}

	private void followRegistry() {
		this.heard = true;
		this.ports.stop();
		this.roster.follow(Discovery.DYNAMIC, "from service registry");
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
