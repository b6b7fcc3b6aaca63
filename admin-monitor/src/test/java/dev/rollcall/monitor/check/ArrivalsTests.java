package dev.rollcall.monitor.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
			this.listed.are(new Listed("data-service", "data-service-9", peer.url()));
			this.events.publishEvent(new Change(Kind.REGISTERED, new RegisteredInstance("data-service-9",
					"data-service", peer.url(), "data-service-9", "UP", Instant.EPOCH, Map.of())));
			long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
			while (!status().contains("data-service-9") && System.nanoTime() < deadlineNanos) {
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
			}
			assertThat(status()).contains("data-service-9");
		}
	}

	private String status() {
		return new HttpProbe(this.port).get("/api/status/data").text();
	}

}
