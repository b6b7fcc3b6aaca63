package dev.rollcall.benchmark.registry;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.rollcall.benchmark.process.BenchmarkException;
import dev.rollcall.benchmark.process.Ports;
import dev.rollcall.benchmark.process.Wait;
import dev.rollcall.benchmark.traffic.Observed;
import dev.rollcall.benchmark.traffic.Traffic;

/**
 * An instance was started.
 *
 * @param deployment where
 * @param server which one
 * @param untilReady from when its web server accepted connections until it said that it
 * wants requests, asked every 10 ms
 * @param untilRouted from when its web server accepted connections until a client of the
 * gateway, which asks every 10 ms, had its first answer from it
 */
record Start(String deployment, String server, Duration untilReady, Duration untilRouted) {

	private static final Duration START_LIMIT = Duration.ofSeconds(120);

	private static final Duration READY_INTERVAL = Duration.ofMillis(10);

	/** Some three times what stock defaults take. */
	private static final Duration ROUTED_LIMIT = Duration.ofMinutes(4);

	/** Starts it and measures; it goes on running. */
	static Start measure(Deployment deployment, Server server) throws InterruptedException {
		try (Traffic traffic = Traffic.to(deployment.route());
				ExecutorService watch = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
			Future<Long> accepting = watch.submit(() -> Ports.awaitAccepting(server.port(), START_LIMIT));
			Future<Long> ready = watch.submit(() -> {
				Wait.until(server.name() + " is ready", READY_INTERVAL, START_LIMIT, server::isReady);
				return System.nanoTime();
			});
			server.start();
			long acceptedNanos = accepting.get();
			Duration untilReady = Duration.ofNanos(ready.get() - acceptedNanos);
			Observed first = traffic.await((request) -> request.isAnsweredBy(server.name()), ROUTED_LIMIT)
				.orElseThrow(() -> new BenchmarkException("%s: nothing is routed to %s after %d s"
					.formatted(deployment.name(), server.name(), ROUTED_LIMIT.toSeconds())));
			return new Start(deployment.name(), server.name(), untilReady, first.doneAfter(acceptedNanos));
		}
		catch (ExecutionException ex) {
			throw new BenchmarkException(server.name() + " does not start: " + ex.getCause().getMessage(),
					ex.getCause());
		}
	}

	/** From when it said that it wants requests. */
	Duration fromReadyUntilRouted() {
		Duration time = this.untilRouted.minus(this.untilReady);
		return time.isPositive() ? time : Duration.ZERO;
	}

	Map<String, Object> figures() {
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("deployment", this.deployment);
		figures.put("server", this.server);
		figures.put("untilReadyMs", this.untilReady.toMillis());
		figures.put("untilRoutedMs", this.untilRouted.toMillis());
		return figures;
	}

}
