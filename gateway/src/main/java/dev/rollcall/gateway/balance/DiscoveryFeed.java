package dev.rollcall.gateway.balance;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import com.netflix.discovery.shared.Application;
import com.netflix.discovery.shared.Applications;
import dev.rollcall.gateway.route.RoutedServices;
import dev.rollcall.starter.discovery.Foreign;
import dev.rollcall.starter.discovery.RegisteredInstance;
import dev.rollcall.starter.discovery.RegistryEvent;
import dev.rollcall.starter.discovery.RegistryEvent.Change;
import dev.rollcall.starter.discovery.RegistryEvent.Lost;
import dev.rollcall.starter.discovery.RegistryEvent.Snapshot;

import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.netflix.eureka.EurekaServiceInstance;

/**
 * Keeps {@link Roster} by the registry's events. While their stream is lost, the lists
 * that Eureka's client fetches stand in for them. One thing at a time, so that nothing
 * older replaces anything newer, and nobody waits for anything in here.
 */
class DiscoveryFeed {

	private static final String NAME = "name";

	private final Roster roster;

	private final Map<String, RegistryList> lists = new LinkedHashMap<>();

	private boolean begun;

	/** Whether the stream of events is there. */
	private boolean streaming;

	DiscoveryFeed(RoutedServices services, Roster roster, DoubtProperties doubt, InstantSource clock) {
		this.roster = roster;
		services.names()
			.forEach((service) -> this.lists.put(service, new RegistryList(new Vanished(service, doubt, clock))));
	}

	/**
	 * Learns what the stream tells.
	 * @param event the next one
	 */
	synchronized void hear(RegistryEvent event) {
		this.streaming = !(event instanceof Lost);
		switch (event) {
			case Snapshot snapshot -> replace(snapshot);
			case Change change -> apply(change);
			case Lost lost -> {
				// the list stays as it is
			}
		}
	}

	/**
	 * Learns that Eureka's client has fetched a list. (Spring Cloud's view of it decides
	 * for itself whether the events' list is the newer one, and takes it for that until
	 * the fetch is over.)
	 * @param applications the list as it was fetched, whatever the status
	 */
	synchronized void fetched(Applications applications) {
		if (this.streaming) {
			return;
		}
		begin();
		this.lists.forEach((service, list) -> {
			Application application = applications.getRegisteredApplications(service);
			List<InstanceInfo> registered = (application != null) ? application.getInstancesAsIsFromEureka()
					: List.of();
			Set<String> ids = registered.stream().map(InstanceInfo::getId).collect(Collectors.toSet());
			list.replace(registered.stream()
				.filter((info) -> info.getStatus() == InstanceStatus.UP)
				.map((info) -> instance(new EurekaServiceInstance(info), list))
				.toList(), ids, false);
			list.expire();
			publish(service, list);
		});
	}

	/**
	 * Who gets requests although the registry does not list them.
	 * @return a copy
	 */
	synchronized List<Instance> kept() {
		return this.lists.values().stream().flatMap((list) -> list.kept().stream()).toList();
	}

	/**
	 * Learns that somebody who is kept does not answer.
	 * @param instance who was asked
	 * @param reason for the log
	 */
	synchronized void silent(Instance instance, String reason) {
		this.lists.forEach((service, list) -> {
			if (list.drop(instance, reason)) {
				publish(service, list);
			}
		});
	}

	/**
	 * Drops who is kept for too long. While nobody hears from the registry, that is
	 * nobody: it had no chance to list them.
	 */
	synchronized void expire() {
		if (this.streaming) {
			this.lists.forEach((service, list) -> {
				if (list.expire()) {
					publish(service, list);
				}
			});
		}
	}

	private void replace(Snapshot snapshot) {
		begin();
		Map<String, List<RegisteredInstance>> registered = snapshot.instances()
			.stream()
			.collect(Collectors.groupingBy(RegisteredInstance::application));
		this.lists.forEach((service, list) -> {
			List<RegisteredInstance> now = registered.getOrDefault(service, List.of());
			Set<String> ids = now.stream().map(RegisteredInstance::id).collect(Collectors.toSet());
			list.replace(now.stream().filter(RegisteredInstance::isUp).map(DiscoveryFeed::instance).toList(), ids,
					snapshot.restarted());
			publish(service, list);
		});
	}

	private void apply(Change change) {
		RegisteredInstance registered = change.instance();
		RegistryList list = this.lists.get(registered.application());
		if (list == null) {
			return;
		}
		switch (change.kind()) {
			case REGISTERED, STATUS -> {
				if (registered.isUp()) {
					Instance instance = instance(registered);
					list.up(instance);
					this.roster.readmit(instance);
				}
				else {
					list.out(registered.id());
				}
			}
			case DEREGISTERED -> list.out(registered.id());
			case EVICTED -> list.evicted(registered.id());
		}
		publish(registered.application(), list);
	}

	/**
	 * What was listed before the registry answered for the first time is not lost by it.
	 */
	private void begin() {
		if (!this.begun) {
			this.begun = true;
			this.lists.forEach((service, list) -> list.begin(this.roster.of(service)));
		}
	}

	private void publish(String service, RegistryList list) {
		this.roster.replace(Discovery.DYNAMIC, service, list.all());
	}

	private static Instance instance(RegisteredInstance registered) {
		return new Instance(registered.id(), registered.name(), registered.url(),
				registered.isForeign() ? Standing.FOREIGN : Standing.MEMBER, registered.registeredAt());
	}

	/** Eureka's client does not say when somebody registered. */
	private static Instance instance(ServiceInstance fetched, RegistryList list) {
		Map<String, String> metadata = fetched.getMetadata();
		Instance known = list.listed(fetched.getInstanceId());
		return new Instance(fetched.getInstanceId(), metadata.getOrDefault(NAME, fetched.getInstanceId()),
				fetched.getUri(), Foreign.isForeign(metadata) ? Standing.FOREIGN : Standing.MEMBER,
				(known != null) ? known.registeredAt() : null);
	}

}
