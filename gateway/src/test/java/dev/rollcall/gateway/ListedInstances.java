package dev.rollcall.gateway;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.ApplicationEventPublisher;

/** The registry's list, as a test writes it. */
@TestConfiguration(proxyBeanMethods = false)
public class ListedInstances implements DiscoveryClient {

	private final Map<String, List<ServiceInstance>> byService = new ConcurrentHashMap<>();

	private final AtomicLong fetches = new AtomicLong();

	private final ApplicationEventPublisher events;

	ListedInstances(ApplicationEventPublisher events) {
		this.events = events;
	}

	/**
	 * Lists instances of a service, and no others, as a fetch of the registry would.
	 * @param service the service
	 * @param backends its instances
	 */
	public void list(String service, Backend... backends) {
		list(service, Map.of(), backends);
	}

	/**
	 * Lists instances of a service, and no others, as a fetch of the registry would.
	 * @param service the service
	 * @param metadata what they say of themselves
	 * @param backends its instances
	 */
	public void list(String service, Map<String, String> metadata, Backend... backends) {
		put(service, Stream.of(backends).map((backend) -> instance(service, metadata, backend)));
	}

	/**
	 * Lists another instance of a service.
	 * @param service the service
	 * @param backend the instance
	 */
	public void add(String service, Backend backend) {
		put(service, Stream.concat(getInstances(service).stream(), Stream.of(instance(service, Map.of(), backend))));
	}

	private static ServiceInstance instance(String service, Map<String, String> metadata, Backend backend) {
		return new DefaultServiceInstance(backend.id(), service, backend.address().getHost(),
				backend.address().getPort(), false, metadata);
	}

	private void put(String service, Stream<ServiceInstance> instances) {
		this.byService.put(service, instances.toList());
		this.events.publishEvent(new HeartbeatEvent(this, this.fetches.incrementAndGet()));
	}

	@Override
	public String description() {
		return "what the test lists";
	}

	@Override
	public List<ServiceInstance> getInstances(String service) {
		return this.byService.getOrDefault(service, List.of());
	}

	@Override
	public List<String> getServices() {
		return List.copyOf(this.byService.keySet());
	}

}
