package dev.rollcall.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.rollcall.starter.discovery.RegisteredInstance;
import dev.rollcall.starter.discovery.RegistryEvent;
import dev.rollcall.starter.discovery.RegistryEvent.Change;
import dev.rollcall.starter.discovery.RegistryEvent.Kind;
import dev.rollcall.starter.discovery.RegistryEvent.Lost;
import dev.rollcall.starter.discovery.RegistryEvent.Snapshot;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;

/** The registry as a test plays it: what it tells is what its event stream would. */
@TestConfiguration(proxyBeanMethods = false)
public class ListedInstances {

	private final Map<String, RegisteredInstance> byId = new LinkedHashMap<>();

	private final ApplicationEventPublisher events;

	private Instant now = Instant.parse("2026-11-22T06:00:00Z");

	ListedInstances(ApplicationEventPublisher events) {
		this.events = events;
	}

	/** Everybody who was ever registered takes his leave. */
	public void clear() {
		List.copyOf(this.byId.values()).forEach((instance) -> tell(Kind.DEREGISTERED, instance));
		this.byId.clear();
		snapshot(false);
	}

	/**
	 * Lists instances of a service, and no others.
	 * @param service the service
	 * @param metadata what they say of themselves
	 * @param backends its instances
	 */
	public void list(String service, Map<String, String> metadata, Backend... backends) {
		List<String> ids = Stream.of(backends).map(Backend::id).toList();
		List<RegisteredInstance> gone = new ArrayList<>(this.byId.values());
		gone.removeIf((instance) -> !instance.application().equals(service) || ids.contains(instance.id()));
		gone.forEach((instance) -> {
			tell(Kind.DEREGISTERED, instance);
			this.byId.remove(instance.id());
		});
		Stream.of(backends).forEach((backend) -> register(service, metadata, backend));
	}

	/**
	 * Tells that a process has registered.
	 * @param service the service
	 * @param metadata what it says of itself
	 * @param backend the instance
	 */
	public void register(String service, Map<String, String> metadata, Backend backend) {
		this.now = this.now.plusSeconds(1);
		RegisteredInstance instance = new RegisteredInstance(backend.id(), service, backend.address(),
				metadata.getOrDefault("name", backend.id()), "UP", this.now, metadata);
		this.byId.put(instance.id(), instance);
		tell(Kind.REGISTERED, instance);
	}

	/**
	 * Tells of a change of somebody who was registered.
	 * @param kind what happened
	 * @param backend to whom
	 */
	public void tell(Kind kind, Backend backend) {
		tell(kind, this.byId.get(backend.id()));
	}

	/**
	 * Tells of another status.
	 * @param backend whose
	 * @param status the new one
	 */
	public void status(Backend backend, String status) {
		RegisteredInstance before = this.byId.get(backend.id());
		tell(Kind.STATUS, new RegisteredInstance(before.id(), before.application(), before.url(), before.name(), status,
				before.registeredAt(), before.metadata()));
	}

	/**
	 * Tells a whole list.
	 * @param restarted whether the registry is another one than before
	 * @param listed whom it knows, of those who were registered
	 */
	public void snapshot(boolean restarted, Backend... listed) {
		this.events.publishEvent(new Snapshot("epoch", restarted,
				Stream.of(listed).map((backend) -> this.byId.get(backend.id())).toList()));
	}

	/** The stream ends. */
	public void lost() {
		this.events.publishEvent(new Lost());
	}

	private void tell(Kind kind, RegisteredInstance instance) {
		RegistryEvent change = new Change(kind, instance);
		this.events.publishEvent(change);
	}

}
