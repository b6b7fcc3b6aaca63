package dev.rollcall.registry;

import java.util.List;
import java.util.Locale;

import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import com.netflix.discovery.shared.Application;
import com.netflix.eureka.registry.PeerAwareInstanceRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.netflix.eureka.EurekaServiceInstance;
import org.springframework.stereotype.Component;

/** The registry's own way to the other services: it need not ask anybody. */
@Component
class RegistryDiscoveryClient implements DiscoveryClient {

	/** Looked up late, because Eureka's own beans look for discovery clients. */
	private final ObjectProvider<PeerAwareInstanceRegistry> registry;

	RegistryDiscoveryClient(ObjectProvider<PeerAwareInstanceRegistry> registry) {
		this.registry = registry;
	}

	@Override
	public String description() {
		return "The registry itself";
	}

	@Override
	public List<ServiceInstance> getInstances(String serviceId) {
		Application application = this.registry.getObject().getApplication(serviceId.toUpperCase(Locale.ROOT));
		if (application == null) {
			return List.of();
		}
		return application.getInstances()
			.stream()
			.filter((instance) -> instance.getStatus() == InstanceStatus.UP)
			.<ServiceInstance>map(EurekaServiceInstance::new)
			.toList();
	}

	@Override
	public List<String> getServices() {
		return this.registry.getObject()
			.getSortedApplications()
			.stream()
			.map((application) -> application.getName().toLowerCase(Locale.ROOT))
			.toList();
	}

}
