package dev.rollcall.monitor.roster;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Adds the registry to what the registry lists: it is not in its own list, and is to be
 * watched all the same, by the checks and by Spring Boot Admin.
 */
@Component
class RegistryInstance implements DiscoveryClient {

	private static final String APPLICATION = "eureka-registry";

	private static final String NAME = APPLICATION + "-1";

	private static final int HTTPS_PORT = 443;

	private static final int HTTP_PORT = 80;

	private final ServiceInstance registry;

	RegistryInstance(Environment environment) {
		URI url = URI.create(environment.getRequiredProperty("rollcall.registry.url"));
		boolean secure = "https".equals(url.getScheme());
		int port = (url.getPort() >= 0) ? url.getPort() : (secure ? HTTPS_PORT : HTTP_PORT);
		this.registry = new DefaultServiceInstance(NAME, APPLICATION, url.getHost(), port, secure, Map.of());
	}

	@Override
	public String description() {
		return "The registry's own address";
	}

	@Override
	public List<ServiceInstance> getInstances(String serviceId) {
		return APPLICATION.equalsIgnoreCase(serviceId) ? List.of(this.registry) : List.of();
	}

	@Override
	public List<String> getServices() {
		return List.of(APPLICATION);
	}

}
