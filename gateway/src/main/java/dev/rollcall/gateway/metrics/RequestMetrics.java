package dev.rollcall.gateway.metrics;

import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import dev.rollcall.gateway.metrics.Traffic.Figures;
import dev.rollcall.gateway.route.RoutedServices;

/**
 * Counts routed requests, for the gateway and for each instance. An address has its
 * figures from when it is first listed until it was missing for a while; requests never
 * add one.
 */
public class RequestMetrics {

	private final Traffic all = new Traffic();

	private final LongAdder retried = new LongAdder();

	private final Map<String, LongAdder> failuresByService = new LinkedHashMap<>();

	private final ConcurrentMap<URI, InstanceTraffic> byAddress = new ConcurrentHashMap<>();

	private final long retentionNanos;

	private final LongSupplier nanoTime;

	private final long startNanos;

	RequestMetrics(RoutedServices services, Duration retention, LongSupplier nanoTime) {
		services.names().forEach((service) -> this.failuresByService.put(service, new LongAdder()));
		this.retentionNanos = retention.toNanos();
		this.nanoTime = nanoTime;
		this.startNanos = nanoTime.getAsLong();
	}

	/**
	 * Begins to measure a request.
	 * @param service the service it is routed to
	 * @return counts once what becomes of it
	 */
	public MeasuredRequest begin(String service) {
		return new MeasuredRequest(this, service, nowNanos());
	}

	/**
	 * Learns which instances a service has.
	 * @param service its name in the registry
	 * @param namesByAddress all that are listed
	 */
	public synchronized void list(String service, Map<URI, String> namesByAddress) {
		String type = RoutedServices.type(service);
		namesByAddress.forEach(
				(address, name) -> this.byAddress.computeIfAbsent(address, (absent) -> new InstanceTraffic(name, type))
					.listed(name, type));
		long now = nowNanos();
		this.byAddress.forEach((address, instance) -> {
			if (instance.type().equals(type) && !namesByAddress.containsKey(address)) {
				instance.gone(now);
			}
		});
		forgetWhoIsGone(now);
	}

	/**
	 * All figures as they are answered: the gateway's own under {@code load-balancer},
	 * each instance's under its address.
	 * @param name what the gateway is called
	 * @param url where the gateway is reached
	 * @return JSON members in their order
	 */
	public Map<String, Object> figures(String name, String url) {
		long now = nowNanos();
		forgetWhoIsGone(now);
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("load-balancer", balancer(name, url, this.all.figures(now)));
		this.byAddress.entrySet()
			.stream()
			.sorted(Comparator.<Map.Entry<URI, InstanceTraffic>, String>comparing((entry) -> entry.getValue().type())
				.thenComparing((entry) -> entry.getValue().name()))
			.forEach((entry) -> figures.put(entry.getKey().toString(),
					InstanceView.of(entry.getKey(), entry.getValue(), entry.getValue().traffic().figures(now))));
		return figures;
	}

	private void forgetWhoIsGone(long now) {
		this.byAddress.values().removeIf((instance) -> instance.goneLongerThan(this.retentionNanos, now));
	}

	private BalancerView balancer(String name, String url, Figures figures) {
		Map<String, Long> failures = new LinkedHashMap<>();
		this.failuresByService.forEach((service, count) -> failures.put(RoutedServices.type(service), count.sum()));
		return new BalancerView(name, "loadbalancer", url, figures.total(), figures.success(), figures.failed(),
				this.retried.sum(), figures.requestsPerSecond(), figures.successRate(), failures, figures.latencyMs());
	}

	Traffic all() {
		return this.all;
	}

	LongAdder retried() {
		return this.retried;
	}

	void failed(String service) {
		LongAdder failures = this.failuresByService.get(service);
		if (failures != null) {
			failures.increment();
		}
	}

	/** The time since the start, which is never negative. */
	long nowNanos() {
		return this.nanoTime.getAsLong() - this.startNanos;
	}

	ConcurrentMap<URI, InstanceTraffic> byAddress() {
		return this.byAddress;
	}

	private record BalancerView(String name, String type, String url, long total, long success, long failed,
			long retried, double requestsPerSecond, String successRate, Map<String, Long> failuresByServiceType,
			Latencies.Percentiles latencyMs) {
	}

	private record InstanceView(String name, String type, String url, long total, long success, long failed,
			double requestsPerSecond, String successRate, Latencies.Percentiles latencyMs) {

		private static InstanceView of(URI address, InstanceTraffic instance, Figures figures) {
			return new InstanceView(instance.name(), instance.type(), address.toString(), figures.total(),
					figures.success(), figures.failed(), figures.requestsPerSecond(), figures.successRate(),
					figures.latencyMs());
		}

	}

}
