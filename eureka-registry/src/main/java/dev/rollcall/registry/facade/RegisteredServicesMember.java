package dev.rollcall.registry.facade;

import java.util.Map;

import com.netflix.eureka.registry.PeerAwareInstanceRegistry;
import dev.rollcall.starter.instance.HealthMembers;

import org.springframework.stereotype.Component;

/** Adds to {@code /health} how many instances are registered. */
@Component
class RegisteredServicesMember implements HealthMembers {

	private final PeerAwareInstanceRegistry registry;

	RegisteredServicesMember(PeerAwareInstanceRegistry registry) {
		this.registry = registry;
	}

	@Override
	public Map<String, Object> members() {
		return Map.of("registeredServices", this.registry.getApplications().size());
	}

}
