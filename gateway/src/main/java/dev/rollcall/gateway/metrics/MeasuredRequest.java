package dev.rollcall.gateway.metrics;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * One routed request, counted once for the gateway and once a try for the instance that
 * was tried, whoever comes first: the answer, a failure, or the client that leaves.
 * Latency is the time until the head of the answer: how long a body or a stream of events
 * takes is up to its reader too.
 */
public final class MeasuredRequest {

	private final RequestMetrics metrics;

	private final String service;

	private final long startNanos;

	private final AtomicBoolean counted = new AtomicBoolean();

	private final AtomicReference<@Nullable Try> inFlight = new AtomicReference<>();

	MeasuredRequest(RequestMetrics metrics, String service, long startNanos) {
		this.metrics = metrics;
		this.service = service;
		this.startNanos = startNanos;
	}

	/**
	 * A try begins.
	 * @param address the instance's
	 */
	public void sent(URI address) {
		InstanceTraffic instance = this.metrics.byAddress().get(address);
		this.inFlight.set((instance != null) ? new Try(instance.traffic(), this.metrics.nowNanos()) : null);
	}

	/**
	 * The instance answered.
	 * @param status the HTTP status
	 */
	public void instanceAnswered(int status) {
		Try ended = this.inFlight.getAndSet(null);
		if (ended != null) {
			long now = this.metrics.nowNanos();
			ended.traffic().answered(status, now - ended.startNanos(), now);
		}
	}

	/** The instance did not answer, or what came is no answer. */
	public void instanceFailed() {
		Try ended = this.inFlight.getAndSet(null);
		if (ended != null) {
			ended.traffic().unanswered(this.metrics.nowNanos());
		}
	}

	/** The try says nothing of the instance: the gateway broke it off itself. */
	public void instanceSpared() {
		this.inFlight.set(null);
	}

	/** The request is tried elsewhere, for the first time. */
	public void retried() {
		this.metrics.retried().increment();
	}

	/**
	 * The client gets an answer, whoever made it.
	 * @param status the HTTP status
	 */
	public void answered(int status) {
		if (this.counted.compareAndSet(false, true)) {
			long now = this.metrics.nowNanos();
			this.metrics.all().answered(status, now - this.startNanos, now);
			if (Traffic.isFailure(status)) {
				this.metrics.failed(this.service);
			}
		}
	}

	/** The client left before there was an answer. */
	public void abandoned() {
		instanceFailed();
		if (this.counted.compareAndSet(false, true)) {
			this.metrics.all().unanswered(this.metrics.nowNanos());
			this.metrics.failed(this.service);
		}
	}

	private record Try(Traffic traffic, long startNanos) {
	}

}
