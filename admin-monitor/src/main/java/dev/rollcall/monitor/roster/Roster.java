package dev.rollcall.monitor.roster;

import java.util.List;
import java.util.Objects;

import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.stereotype.Component;

/**
 * The instances there are. The discovery client fetches the registry's list in the
 * background and keeps the last one while the registry is away; whoever is not UP is not
 * on it.
 */
@Component
public class Roster {

	private final DiscoveryClient discovery;

	Roster(DiscoveryClient discovery) {
		this.discovery = discovery;
	}

	/**
	 * Everybody who is to be watched now.
	 * @return the instances, each once
	 */
	public List<Target> targets() {
		return this.discovery.getServices()
			.stream()
			.distinct()
			.flatMap((service) -> this.discovery.getInstances(service).stream())
			.map(Roster::target)
			.distinct()
			.toList();
	}

	private static Target target(ServiceInstance instance) {
		String name = Objects.requireNonNullElseGet(instance.getInstanceId(), () -> instance.getUri().getAuthority());
		return new Target(new TargetId(ServiceTypes.of(instance.getServiceId()), name), instance.getUri());
	}

}
