package dev.rollcall.starter.discovery;

import java.util.List;

import com.netflix.discovery.EurekaClient;
import com.netflix.discovery.EurekaClientConfig;

import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.netflix.eureka.EurekaDiscoveryClient;

/**
 * Spring Cloud's view of the registry: the directory, and where the event stream is lost
 * the list that Eureka's client fetches, as soon as that is the newer one. (Two clients
 * side by side would not do: Spring Cloud asks the second where the first knows nobody.)
 */
class FollowedDiscoveryClient extends EurekaDiscoveryClient {

	private final Directory directory;

	private final Poll poll;

	FollowedDiscoveryClient(EurekaClient client, EurekaClientConfig config, Directory directory, Poll poll) {
		super(client, config);
		this.directory = directory;
		this.poll = poll;
	}

	@Override
	public String description() {
		return "Spring Cloud Eureka Discovery Client that follows the registry's events";
	}

	@Override
	public List<ServiceInstance> getInstances(String serviceId) {
		if (this.poll.isNewerThan(this.directory)) {
			return super.getInstances(serviceId);
		}
		return this.directory.instances()
			.stream()
			.filter((instance) -> instance.isUp() && instance.application().equalsIgnoreCase(serviceId))
			.map(FollowedInstance::of)
			.toList();
	}

	@Override
	public List<String> getServices() {
		if (this.poll.isNewerThan(this.directory)) {
			return super.getServices();
		}
		return this.directory.instances()
			.stream()
			.filter(RegisteredInstance::isUp)
			.map(RegisteredInstance::application)
			.distinct()
			.toList();
	}

}
