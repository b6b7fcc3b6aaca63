package dev.rollcall.monitor;

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
			.<ServiceInstance>map((instance) -> new DefaultServiceInstance(instance.name(), instance.service(),
					instance.url().getHost(), instance.url().getPort(), false, instance.metadata()))
			.toList();
	}

	@Override
	public List<String> getServices() {
		return this.listed.stream().map(Listed::service).distinct().toList();
	}

}
