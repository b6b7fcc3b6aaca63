package dev.rollcall.monitor.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import dev.rollcall.monitor.ListedInstances;
import dev.rollcall.monitor.MonitorTest;
import dev.rollcall.monitor.Peer;
import dev.rollcall.monitor.Peer.Listed;
import dev.rollcall.starter.discovery.RegisteredInstance;
import dev.rollcall.starter.discovery.RegistryEvent.Change;
import dev.rollcall.starter.discovery.RegistryEvent.Kind;
import dev.rollcall.starter.testing.HttpProbe;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the registry's events bring forward; the rounds of these tests are an hour apart.
 */
@MonitorTest
class ArrivalsTests {

	private static final Duration LIMIT = Duration.ofSeconds(40);

	@LocalServerPort
	private int port;

	@Autowired
	private ListedInstances listed;

	@Autowired
	private ApplicationEventPublisher events;

	@Test
	void areInThePictureAtOnce() {
		try (Peer peer = new Peer()) {
			this.listed.are(listed("data-service-9", peer));
			this.events.publishEvent(registered("data-service-9", peer));
			awaitInPicture("data-service-9");
		}
	}

	@Test
	void areInThePictureWhenTheyComeWhileARoundRuns() {
		try (Peer first = new Peer(); Peer second = new Peer()) {
			AtomicBoolean come = new AtomicBoolean();
			// the list was read by then: this is asked from it
			first.does((exchange) -> {
				if (come.compareAndSet(false, true)) {
					this.listed.are(listed("data-service-11", first), listed("data-service-12", second));
					this.events.publishEvent(registered("data-service-12", second));
				}
				Peer.healthy(exchange);
			});
			this.listed.are(listed("data-service-11", first));
			this.events.publishEvent(registered("data-service-11", first));
			awaitInPicture("data-service-12");
		}
	}

	private static Listed listed(String id, Peer peer) {
		return new Listed("data-service", id, peer.url());
	}

	private static Change registered(String id, Peer peer) {
		return new Change(Kind.REGISTERED,
				new RegisteredInstance(id, "data-service", peer.url(), id, "UP", Instant.EPOCH, Map.of()));
	}

	private void awaitInPicture(String id) {
		long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
		while (!status().contains(id) && System.nanoTime() < deadlineNanos) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
		}
		assertThat(status()).contains(id);
	}

	private String status() {
		return new HttpProbe(this.port).get("/api/status/data").text();
	}

}
