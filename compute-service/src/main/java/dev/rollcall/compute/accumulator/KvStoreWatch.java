package dev.rollcall.compute.accumulator;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.rollcall.starter.instance.InstanceHealth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Asks kv-store in the background whether it is ready: the instance is degraded while it
 * is not. Beside the requests, so that {@code /health} is quick while kv-store hangs.
 */
class KvStoreWatch implements HealthIndicator, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(KvStoreWatch.class);

	private static final int OK = 200;

	private final AccumulatorProperties properties;

	private final HttpClient http;

	private final HttpRequest question;

	private final ScheduledExecutorService executor = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("kv-store-watch").daemon().factory());

	private volatile boolean ready = true;

	KvStoreWatch(AccumulatorProperties properties) {
		this.properties = properties;
		this.http = HttpClient.newBuilder().connectTimeout(properties.connectTimeout()).build();
		this.question = HttpRequest.newBuilder(properties.url().resolve("/ready"))
			.timeout(properties.tryTimeout())
			.build();
	}

	void start() {
		this.executor.scheduleWithFixedDelay(this::ask, 0, this.properties.watchInterval().toMillis(),
				TimeUnit.MILLISECONDS);
	}

	/** Asks once. */
	void ask() {
		boolean answer = isReady();
		if (answer != this.ready) {
			this.ready = answer;
			log.info(answer ? "kv-store at {} is back" : "kv-store at {} is away: the accumulator is answered with 503",
					this.properties.url());
		}
	}

	private boolean isReady() {
		try {
			return this.http.send(this.question, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
		}
		catch (IOException ex) {
			log.debug("kv-store does not answer", ex);
			return false;
		}
		catch (InterruptedException ex) {
			// the instance stops
			Thread.currentThread().interrupt();
			return this.ready;
		}
	}

	@Override
	public Health health() {
		return this.ready ? Health.up().build() : Health.status(InstanceHealth.DEGRADED_STATUS).build();
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
		this.http.shutdownNow();
	}

}
