package dev.rollcall.gateway.metrics;

import java.time.Duration;

import dev.rollcall.gateway.route.RoutedServices;

/** Metrics for tests of others. */
public final class MetricsFixtures {

	private MetricsFixtures() {
	}

	/**
	 * Metrics that nobody will look at.
	 * @param services the services routed to
	 * @return new metrics
	 */
	public static RequestMetrics none(RoutedServices services) {
		return new RequestMetrics(services, Duration.ZERO, System::nanoTime);
	}

}
