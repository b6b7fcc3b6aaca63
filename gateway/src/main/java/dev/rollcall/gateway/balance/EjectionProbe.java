package dev.rollcall.gateway.balance;

import java.time.Duration;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * Asks ejected instances whether they are ready, so that no client's request has to find
 * it out. While nobody is ejected, nobody is asked.
 */
class EjectionProbe implements DisposableBean {

	private final Ejections ejections;

	private final ReadinessProbe probe;

	private final Duration interval;

	private final Rounds rounds = new Rounds();

	EjectionProbe(Ejections ejections, ReadinessProbe probe, Duration interval) {
		this.ejections = ejections;
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
	 * Asks everybody once whose ejection has lasted long enough.
	 * @return completes when all have answered or had their time
	 */
	Mono<Void> round() {
		return Flux.fromIterable(this.ejections.due()).flatMap(this::ask).then();
	}

	private Mono<Readiness> ask(Instance instance) {
		return this.probe.ask(instance.address()).doOnNext((readiness) -> {
			if (readiness.ready()) {
				this.ejections.readmit(instance);
			}
		});
	}

}
