package dev.rollcall.gateway.balance;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * Asks those whom the registry has lost and the gateway keeps whether they are ready. Who
 * refuses a connection or says that it is not ready is gone at once, and who is late only
 * when it is so a few times in a row. While nobody is kept, nobody is asked.
 */
class DoubtProbe implements DisposableBean {

	private final DiscoveryFeed feed;

	private final ReadinessProbe probe;

	private final DoubtProperties properties;

	/** How often each was late, since it was in time. */
	private final ConcurrentMap<Instance, Integer> timeouts = new ConcurrentHashMap<>();

	private final Rounds rounds = new Rounds();

	DoubtProbe(DiscoveryFeed feed, ReadinessProbe probe, DoubtProperties properties) {
		this.feed = feed;
		this.probe = probe;
		this.properties = properties;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.rounds.start(this.properties.probeInterval(), this::round);
	}

	@Override
	public void destroy() {
		this.rounds.stop();
	}

	/**
	 * Asks everybody who is kept once.
	 * @return completes when all have answered or had their time
	 */
	Mono<Void> round() {
		this.feed.expire();
		List<Instance> kept = this.feed.kept();
		this.timeouts.keySet().retainAll(kept);
		return Flux.fromIterable(kept).flatMap(this::ask).then();
	}

	private Mono<Readiness> ask(Instance instance) {
		return this.probe.ask(instance.address()).doOnNext((readiness) -> {
			if (readiness.inTime()) {
				this.timeouts.remove(instance);
			}
			if (!readiness.ready() && (readiness.inTime() || isLateTooOften(instance))) {
				this.feed.silent(instance, readiness.reason());
			}
		});
	}

	private boolean isLateTooOften(Instance instance) {
		return this.timeouts.merge(instance, 1, Integer::sum) >= this.properties.timeoutsMax();
	}

}
