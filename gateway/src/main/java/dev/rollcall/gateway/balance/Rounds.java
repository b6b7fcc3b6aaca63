package dev.rollcall.gateway.balance;

import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Does something again and again, never twice at a time. */
class Rounds {

	private static final Logger log = LoggerFactory.getLogger(Rounds.class);

	private @Nullable Disposable running;

	/**
	 * Begins with the first round at once. A round that fails is said and followed by the
	 * next.
	 * @param interval from the begin of one round to that of the next
	 * @param round one round
	 */
	synchronized void start(Duration interval, Supplier<Mono<Void>> round) {
		stop();
		this.running = Flux.interval(Duration.ZERO, interval)
			.onBackpressureDrop()
			.concatMap((tick) -> Mono.defer(round).onErrorResume((ex) -> {
				log.error("A round of questions to the instances failed; the next one follows", ex);
				return Mono.empty();
			}), 1)
			.subscribe();
	}

	synchronized void stop() {
		if (this.running != null) {
			this.running.dispose();
			this.running = null;
		}
	}

}
