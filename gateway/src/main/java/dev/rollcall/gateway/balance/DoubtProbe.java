package dev.rollcall.gateway.balance;

import java.time.Duration;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * Asks those whom the registry has lost and the gateway keeps whether they are ready. Who
 * does not answer once is gone. While nobody is kept, nobody is asked.
 */
class DoubtProbe implements DisposableBean {

	private final DiscoveryFeed feed;

	private final ReadinessProbe probe;

	private final Duration interval;

	private final Rounds rounds = new Rounds();

	DoubtProbe(DiscoveryFeed feed, ReadinessProbe probe, Duration interval) {
		this.feed = feed;
		this.probe = probe;
		this.interval = interval;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.rounds.start(this.interval, this::round);
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
		return Flux.fromIterable(this.feed.kept()).flatMap(this::ask).then();
	}

	private Mono<Readiness> ask(Instance instance) {
		return this.probe.ask(instance.address()).doOnNext((readiness) -> {
			if (!readiness.ready()) {
				this.feed.silent(instance, readiness.reason());
			}
		});
	}

}
