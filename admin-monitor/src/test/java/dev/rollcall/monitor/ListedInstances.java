package dev.rollcall.monitor;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

import dev.rollcall.monitor.Peer.Listed;

import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;

/** The registry's list, as a test wants it. */
public final class ListedInstances implements DiscoveryClient {

	private volatile List<Listed> listed = List.of();

	public void are(Listed... now) {
		this.listed = List.copyOf(Arrays.asList(now));
	}

	@Override
	public String description() {
		return "What the test lists";
	}

	@Override
	public List<ServiceInstance> getInstances(String serviceId) {
		return this.listed.stream()
			.filter((instance) -> instance.service().equals(serviceId))
			.map(ListedInstances::instance)
			.toList();
	}

	/** A registry takes any text for a host, also one that {@link URI} takes for none. */
	private static ServiceInstance instance(Listed listed) {
		String address = listed.url().getAuthority();
		int colon = address.lastIndexOf(':');
		return new DefaultServiceInstance(listed.name(), listed.service(), address.substring(0, colon),
				Integer.parseInt(address.substring(colon + 1)), false, listed.metadata());
	}

	@Override
	public List<String> getServices() {
		return this.listed.stream().map(Listed::service).distinct().toList();
	}

}
