package dev.rollcall.monitor.roster;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

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
		URI url = url(instance);
		String name = Objects.requireNonNullElseGet(instance.getInstanceId(), url::getAuthority);
		return new Target(new TargetId(ServiceTypes.of(instance.getServiceId()), name), url);
	}

	/**
	 * Registrants name their hosts themselves; one that makes no URL is shown escaped.
	 */
	private static URI url(ServiceInstance instance) {
		try {
			return instance.getUri();
		}
		catch (IllegalArgumentException ex) {
			return URI.create((instance.isSecure() ? "https://" : "http://")
					+ UriUtils.encode(instance.getHost(), StandardCharsets.UTF_8) + ":" + instance.getPort());
		}
	}

}
