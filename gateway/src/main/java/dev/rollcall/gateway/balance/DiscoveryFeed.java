package dev.rollcall.gateway.balance;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.rollcall.gateway.route.RoutedServices;
import dev.rollcall.starter.discovery.RegisteredInstance;
import dev.rollcall.starter.discovery.RegistryEvent;
import dev.rollcall.starter.discovery.RegistryEvent.Change;
import dev.rollcall.starter.discovery.RegistryEvent.Lost;
import dev.rollcall.starter.discovery.RegistryEvent.Snapshot;

import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;

/**
 * Keeps {@link Roster} by the registry's events. While their stream is lost, the lists
 * that the discovery client fetches stand in for them. One thing at a time, so that
 * nothing older replaces anything newer, and nobody waits for anything in here.
 */
class DiscoveryFeed {

	/** The registry's mark on who registered without the cluster's credential. */
	private static final String FOREIGN = "rollcall.foreign";

	private static final String NAME = "name";

	private final DiscoveryClient discovery;

	private final Roster roster;

	private final Map<String, RegistryList> lists = new LinkedHashMap<>();

	private boolean begun;

	/** Whether the stream of events is there. */
	private boolean streaming;

	DiscoveryFeed(DiscoveryClient discovery, RoutedServices services, Roster roster, DoubtProperties doubt,
			InstantSource clock) {
		this.discovery = discovery;
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
	 * Learns that the discovery client has fetched a list: it leaves out who is not UP.
	 */
	synchronized void fetched() {
		if (this.streaming) {
			return;
		}
		begin();
		this.lists.forEach((service, list) -> {
			List<Instance> now = this.discovery.getInstances(service)
				.stream()
				.map((instance) -> instance(instance, list))
				.toList();
			list.replace(now, now.stream().map(Instance::id).collect(Collectors.toSet()), false);
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

	/** The discovery client does not say when somebody registered. */
	private static Instance instance(ServiceInstance fetched, RegistryList list) {
		Map<String, String> metadata = fetched.getMetadata();
		Instance known = list.listed(fetched.getInstanceId());
		return new Instance(fetched.getInstanceId(), metadata.getOrDefault(NAME, fetched.getInstanceId()),
				fetched.getUri(), "true".equals(metadata.get(FOREIGN)) ? Standing.FOREIGN : Standing.MEMBER,
				(known != null) ? known.registeredAt() : null);
	}

}
