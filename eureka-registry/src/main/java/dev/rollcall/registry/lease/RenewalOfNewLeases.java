package dev.rollcall.registry.lease;

import com.netflix.eureka.registry.PeerAwareInstanceRegistry;

import org.springframework.cloud.netflix.eureka.server.event.EurekaInstanceRegisteredEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Renews every lease once when it begins. Eureka's {@code Lease.renew()} stores now + the
 * duration and {@code isExpired} adds the duration again, so that a renewed lease of 15 s
 * ends after 30; a fresh one stores now only and would end after 15. The same is true of
 * a registration that is repeated because a status changed.
 */
@Component
class RenewalOfNewLeases {

	private final PeerAwareInstanceRegistry registry;

	RenewalOfNewLeases(PeerAwareInstanceRegistry registry) {
		this.registry = registry;
	}

	@EventListener
	void renew(EurekaInstanceRegisteredEvent event) {
		this.registry.renew(event.getInstanceInfo().getAppName(), event.getInstanceInfo().getId(),
				event.isReplication());
	}

}
