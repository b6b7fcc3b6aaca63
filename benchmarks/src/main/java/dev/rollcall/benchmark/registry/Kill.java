package dev.rollcall.benchmark.registry;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.rollcall.benchmark.process.BenchmarkException;
import dev.rollcall.benchmark.process.Wait;
import dev.rollcall.benchmark.traffic.Observed;
import dev.rollcall.benchmark.traffic.Traffic;

/**
 * An instance that requests were routed to was killed.
 *
 * @param deployment where
 * @param requests how many a client of the gateway, which asks every 10 ms, has sent
 * until nothing was routed to it any more, or until it gave up
 * @param failed how many of them failed
 * @param lastFailed when the last one failed, after the kill; zero when none did
 * @param lastRouted when the last one ended that was sent to the dead instance at all,
 * answered by another one perhaps
 * @param over whether it came to an end
 */
record Kill(String deployment, int requests, int failed, Duration lastFailed, Duration lastRouted, boolean over) {

	private static final Duration ROUTED_LIMIT = Duration.ofSeconds(30);

	/** So long without a sign of the dead instance means that it is forgotten. */
	private static final Duration QUIET = Duration.ofSeconds(10);

	private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

	/**
	 * Kills it and watches.
	 * @param server one that requests are routed to
	 * @param limit when to give up
	 */
	static Kill measure(Deployment deployment, Server server, Duration limit) throws InterruptedException {
		try (Traffic traffic = Traffic.to(deployment.route())) {
			traffic.await((request) -> request.isAnsweredBy(server.name()), ROUTED_LIMIT)
				.orElseThrow(() -> new BenchmarkException("nothing is routed to " + server.name()));
			Predicate<Observed> sentToIt = (request) -> !request.isOk() || request.attempts() > 1
					|| request.isAnsweredBy(server.name());
			long killedNanos = System.nanoTime();
			server.kill();
			long endNanos = killedNanos;
			while (System.nanoTime() - endNanos < QUIET.toNanos()
					&& System.nanoTime() - killedNanos < limit.toNanos()) {
				Wait.pause(POLL_INTERVAL);
				endNanos = last(traffic.doneAfter(killedNanos), sentToIt, killedNanos);
			}
			List<Observed> after = traffic.doneAfter(killedNanos);
			long last = last(after, sentToIt, killedNanos);
			List<Observed> during = after.stream().filter((request) -> request.doneNanos() - last <= 0).toList();
			Predicate<Observed> isFailed = (request) -> !request.isOk();
			return new Kill(deployment.name(), during.size(), (int) during.stream().filter(isFailed).count(),
					Duration.ofNanos(last(during, isFailed, killedNanos) - killedNanos),
					Duration.ofNanos(last - killedNanos), System.nanoTime() - last >= QUIET.toNanos());
		}
	}

	private static long last(List<Observed> requests, Predicate<Observed> kind, long orElseNanos) {
		return requests.stream().filter(kind).mapToLong(Observed::doneNanos).max().orElse(orElseNanos);
	}

	Map<String, Object> figures() {
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("deployment", this.deployment);
		figures.put("requests", this.requests);
		figures.put("failed", this.failed);
		figures.put("lastFailedMs", this.lastFailed.toMillis());
		figures.put("lastRoutedMs", this.lastRouted.toMillis());
		figures.put("over", this.over);
		return figures;
	}

}
