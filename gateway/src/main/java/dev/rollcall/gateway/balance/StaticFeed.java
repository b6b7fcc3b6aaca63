package dev.rollcall.gateway.balance;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.rollcall.gateway.route.RoutedServices;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.DisposableBean;

/**
 * Keeps {@link Roster} by the addresses that the settings name. Each is asked every few
 * seconds whether it is ready; who is not gets no requests while another one is. An
 * instance is called like its address until it has said its name.
 */
class StaticFeed implements DisposableBean {

	private final DiscoveryProperties properties;

	private final RoutedServices services;

	private final Roster roster;

	private final Ejections ejections;

	private final ReadinessProbe probe;

	private final Map<URI, String> names = new ConcurrentHashMap<>();

	private final Rounds rounds = new Rounds();

	StaticFeed(DiscoveryProperties properties, RoutedServices services, Roster roster, Ejections ejections,
			ReadinessProbe probe) {
		this.properties = properties;
		this.services = services;
		this.roster = roster;
		this.ejections = ejections;
		this.probe = probe;
	}

	void start() {
		this.services.names().forEach(this::list);
		this.rounds.start(this.properties.probeInterval(), this::round);
	}

	void stop() {
		this.rounds.stop();
	}

	@Override
	public void destroy() {
		stop();
	}

	/**
	 * Asks everybody on the list once.
	 * @return completes when all have answered or had their time
	 */
	Mono<Void> round() {
		return Flux.fromIterable(this.services.names())
			.flatMap((service) -> Flux.fromIterable(this.roster.of(service))
				.flatMap((instance) -> this.probe.ask(instance.address())
					.doOnNext((readiness) -> learn(service, instance, readiness))))
			.then();
	}

	private void learn(String service, Instance instance, Readiness readiness) {
		if (this.roster.source() != Discovery.STATIC) {
			return;
		}
		if (!readiness.ready()) {
			this.ejections.eject(instance, readiness.reason());
			return;
		}
		this.ejections.readmit(instance);
		String name = readiness.name();
		if (name != null && !name.equals(this.names.put(instance.address(), name))) {
			list(service);
		}
	}

	private void list(String service) {
		List<Instance> instances = this.properties.addresses(service).stream().map((address) -> {
			String name = this.names.get(address);
			return (name != null) ? Instance.configured(name, address) : Instance.unnamed(address);
		}).toList();
		this.roster.replace(Discovery.STATIC, service, instances);
	}

}
