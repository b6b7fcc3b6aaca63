package dev.rollcall.gateway.balance;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import dev.rollcall.gateway.Backend;
import dev.rollcall.gateway.metrics.MetricsFixtures;
import dev.rollcall.gateway.route.RoutedServices;
import dev.rollcall.starter.discovery.RegisteredInstance;
import dev.rollcall.starter.discovery.RegistryEvent.Snapshot;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Who of those that the registry has lost is dropped, and when. */
class DoubtProbeTests {

	private static final String SERVICE = "data-service";

	private static final Readiness READY = new Readiness(true, true, "/ready answered 200", null);

	private static final Readiness NOT_READY = new Readiness(false, true, "/ready answered 503", null);

	private static final Readiness LATE = new Readiness(false, false, "no answer in 500 ms", null);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final DoubtProperties properties = new DoubtProperties(Duration.ofSeconds(90), Duration.ofSeconds(5),
			Duration.ofSeconds(1), 3);

	private final RoutedServices services = new RoutedServices(List.of(SERVICE));

	private final Instances instances = new Instances();

	private final DiscoveryFeed feed = feed();

	@Test
	void dropsWhoIsLateThreeTimesInARow() {
		keeps(URI.create("http://localhost:4001"));
		DoubtProbe probe = hearing(LATE, LATE, LATE);
		round(probe);
		round(probe);
		assertThat(this.feed.kept()).hasSize(1);
		round(probe);
		assertThat(this.feed.kept()).isEmpty();
	}

	@Test
	void beginsToCountAnewWithEachAnswer() {
		keeps(URI.create("http://localhost:4001"));
		DoubtProbe probe = hearing(LATE, LATE, READY, LATE, LATE);
		for (int n = 0; n < 5; n++) {
			round(probe);
		}
		assertThat(this.feed.kept()).hasSize(1);
	}

	@Test
	void dropsAtOnceWhoSaysThatItIsNotReady() {
		keeps(URI.create("http://localhost:4001"));
		round(hearing(NOT_READY));
		assertThat(this.feed.kept()).isEmpty();
	}

	@Test
	void keepsWhoHangsTwice() {
		try (Backend hanging = Backend.named("data-service-1").silent()) {
			keeps(hanging.address());
			DoubtProbe probe = asking(Duration.ofMillis(200));
			round(probe);
			round(probe);
			assertThat(this.feed.kept()).hasSize(1);
			round(probe);
			assertThat(this.feed.kept()).isEmpty();
		}
	}

	@Test
	void dropsAtOnceWhoRefusesConnections() {
		keeps(Backend.dead("data-service-1").address());
		round(asking(Duration.ofSeconds(30)));
		assertThat(this.feed.kept()).isEmpty();
	}

	private DiscoveryFeed feed() {
		Ejections ejections = new Ejections(BalancerTests.DEFAULTS, () -> Instant.EPOCH);
		Roster roster = new Roster(this.instances, ejections, MetricsFixtures.none(this.services));
		return new DiscoveryFeed(this.services, roster, this.properties, () -> Instant.EPOCH);
	}

	/** A registry that was restarted has lost the only instance. */
	private void keeps(URI address) {
		this.feed.hear(new Snapshot("a", false, List.of(new RegisteredInstance("data-service-1", SERVICE, address,
				"data-service-1", "UP", Instant.EPOCH, Map.of()))));
		this.feed.hear(new Snapshot("b", true, List.of()));
		assertThat(this.feed.kept()).hasSize(1);
	}

	private DoubtProbe hearing(Readiness... answers) {
		Deque<Readiness> next = new ArrayDeque<>(List.of(answers));
		return new DoubtProbe(this.feed, new ReadinessProbe(WebClient.create(), JSON, Duration.ofSeconds(1)) {

			@Override
			Mono<Readiness> ask(URI address) {
				return Mono.just(next.remove());
			}

		}, this.properties);
	}

	private DoubtProbe asking(Duration timeout) {
		WebClient http = WebClient.builder()
			.clientConnector(new ReactorClientHttpConnector(HttpClient.newConnection().disableRetry(true)))
			.build();
		return new DoubtProbe(this.feed, new ReadinessProbe(http, JSON, timeout), this.properties);
	}

	private static void round(DoubtProbe probe) {
		probe.round().block(Duration.ofSeconds(40));
	}

}
