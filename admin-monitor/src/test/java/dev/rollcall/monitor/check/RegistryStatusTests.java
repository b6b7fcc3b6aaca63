package dev.rollcall.monitor.check;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import com.sun.net.httpserver.HttpExchange;
import dev.rollcall.monitor.Peer;
import dev.rollcall.starter.discovery.Directory;
import dev.rollcall.starter.discovery.RegisteredInstance;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of instances that the registry lists with another status than UP, told by
 * an event stream.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "eureka.client.enabled=true", "rollcall.monitor.check.interval=1h",
				"rollcall.discovery.silence=10m", "rollcall.discovery.reconnect-interval=100ms",
				"rollcall.discovery.missing-interval=100ms" })
@Import(TestTokens.Keys.class)
class RegistryStatusTests {

	private static final Duration LIMIT = Duration.ofSeconds(40);

	private static final String NOBODY = event("snapshot", "{\"epoch\":\"a\",\"services\":[]}");

	/** What the last connection to the event stream carries. */
	private static final AtomicReference<BlockingQueue<String>> EVENTS = new AtomicReference<>();

	private static final Peer REGISTRY = new Peer().does(RegistryStatusTests::answerAsRegistry);

	private static final Peer GATEWAY = new Peer();

	@LocalServerPort
	private int port;

	@Autowired
	private Directory directory;

	private HttpProbe monitor;

	private Peer peer;

	@DynamicPropertySource
	static void addresses(DynamicPropertyRegistry properties) {
		properties.add("rollcall.registry.url", REGISTRY::url);
		properties.add("rollcall.monitor.traffic.gateway-url", GATEWAY::url);
	}

	@BeforeEach
	void nobodyIsListed() {
		this.monitor = new HttpProbe(this.port);
		this.peer = new Peer();
		await(this.directory::isFollowed);
		EVENTS.get().add(NOBODY);
		await(() -> this.directory.isFollowed() && this.directory.instances().isEmpty());
	}

	@AfterEach
	void close() {
		this.peer.close();
	}

	@Test
	void isReportedWhenItSaysThatItCannotServe() {
		tell("registered", "failing-1", "UP");
		assertThat(check("failing-1").path("status").asString()).isEqualTo("healthy");
		this.peer.does(Peer.answers(503, "{}"));
		tell("status", "failing-1", "DOWN");
		check("failing-1");
		check("failing-1");
		JsonNode instance = check("failing-1");
		assertThat(instance.path("status").asString()).isEqualTo("unhealthy");
		assertThat(instance.path("consecutiveFailures").asInt()).isGreaterThanOrEqualTo(3);
		assertThat(instance.path("error").asString()).isEqualTo("answered with status 503");
		assertThat(instance.path("url").asString()).isEqualTo(this.peer.url().toString());
		assertThat(alerts("failing-1")).containsExactly("SERVICE_FAILURE");
		this.peer.does(Peer::healthy);
		tell("status", "failing-1", "UP");
		assertThat(check("failing-1").path("status").asString()).isEqualTo("healthy");
		assertThat(alerts("failing-1")).containsExactly("SERVICE_RECOVERY", "SERVICE_FAILURE");
	}

	@Test
	void isReportedWhenItHasNeverServed() {
		this.peer.does(Peer.answers(503, "{}"));
		tell("registered", "broken-1", "DOWN");
		check("broken-1");
		check("broken-1");
		assertThat(check("broken-1").path("status").asString()).isEqualTo("unhealthy");
		assertThat(alerts("broken-1")).containsExactly("SERVICE_FAILURE");
	}

	@Test
	void isNotReportedWhenItStopsCleanly() {
		tell("registered", "leaving-1", "UP");
		check("leaving-1");
		tell("status", "leaving-1", "DOWN");
		assertThat(check("leaving-1").path("status").asString()).as("it answers in the pause").isEqualTo("healthy");
		this.peer.close();
		assertThat(check("leaving-1").path("status").asString()).isEqualTo("unhealthy");
		tell("deregistered", "leaving-1", "DOWN");
		JsonNode instance = check("leaving-1");
		assertThat(instance.path("status").asString()).isEqualTo("stopped");
		assertThat(instance.path("consecutiveFailures").asInt(-1)).isZero();
		assertThat(alerts("leaving-1")).isEmpty();
	}

	@Test
	void isStoppedWhenItDeregistersThoughItHadFailed() {
		this.peer.does(Peer.answers(503, "{}"));
		tell("registered", "retired-1", "UP");
		check("retired-1");
		check("retired-1");
		assertThat(check("retired-1").path("status").asString()).isEqualTo("unhealthy");
		tell("deregistered", "retired-1", "UP");
		JsonNode instance = check("retired-1");
		assertThat(instance.path("status").asString()).isEqualTo("stopped");
		assertThat(instance.path("consecutiveFailures").asInt(-1)).isZero();
		assertThat(alerts("retired-1")).containsExactly("SERVICE_FAILURE");
		this.peer.does(Peer::healthy);
		tell("registered", "retired-1", "UP");
		assertThat(check("retired-1").path("status").asString()).isEqualTo("healthy");
	}

	@Test
	void staysUnhealthyWhenItIsEvicted() {
		this.peer.does(Peer.answers(503, "{}"));
		tell("registered", "dead-1", "UP");
		check("dead-1");
		check("dead-1");
		check("dead-1");
		tell("evicted", "dead-1", "UP");
		assertThat(check("dead-1").path("status").asString()).isEqualTo("unhealthy");
	}

	@Test
	void isNotAskedWhileItStarts() {
		this.peer.does(Peer.answers(503, "{}"));
		tell("registered", "starting-1", "STARTING");
		JsonNode instance = check("starting-1");
		assertThat(instance.path("status").asString()).isEqualTo("unknown");
		assertThat(instance.path("uptime").asString()).isEqualTo("N/A");
		assertThat(this.peer.seen()).isEmpty();
		this.peer.does(Peer::healthy);
		tell("status", "starting-1", "UP");
		assertThat(check("starting-1").path("status").asString()).isEqualTo("healthy");
	}

	/** Tells of an instance and waits until the monitor has heard it. */
	private void tell(String event, String id, String status) {
		EVENTS.get()
			.add(event(event, """
					{"serviceId":"%s","application":"data-service","url":"%s","name":"%s","status":"%s",\
					"registeredAt":"2026-01-01T00:00:00.000Z","metadata":{}}""".formatted(id, this.peer.url(), id,
					status)));
		await(() -> event.matches("deregistered|evicted") ? statuses(id).isEmpty()
				: statuses(id).equals(List.of(status)));
	}

	private List<String> statuses(String id) {
		return this.directory.instances()
			.stream()
			.filter((instance) -> instance.id().equals(id))
			.map(RegisteredInstance::status)
			.toList();
	}

	private static String event(String event, String data) {
		return "event:" + event + "\ndata:" + data + "\n\n";
	}

	private JsonNode check(String id) {
		// which may be a round that began before the instance was there
		await(() -> {
			assertThat(this.monitor.post("/api/check", "").status()).isEqualTo(200);
			return shown(id).isPresent();
		});
		return shown(id).orElseThrow();
	}

	private Optional<JsonNode> shown(String id) {
		return this.monitor.get("/api/status/data")
			.json()
			.path("services")
			.valueStream()
			.filter((instance) -> instance.path("name").asString().equals(id))
			.findFirst();
	}

	private List<String> alerts(String id) {
		Answer answer = this.monitor.get("/api/alerts");
		return answer.json()
			.path("alerts")
			.valueStream()
			.filter((alert) -> alert.path("service").asString().equals(id))
			.map((alert) -> alert.path("type").asString())
			.toList();
	}

	private static void await(BooleanSupplier condition) {
		long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("time").isLessThan(deadlineNanos);
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
		}
	}

	private static void answerAsRegistry(HttpExchange exchange) throws IOException, InterruptedException {
		if (!exchange.getRequestURI().equals(URI.create("/api/registry/events"))) {
			Peer.answers(200, "{\"applications\":{\"apps__hashcode\":\"\",\"application\":[]}}").answer(exchange);
			return;
		}
		exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
		exchange.sendResponseHeaders(200, 0);
		OutputStream stream = exchange.getResponseBody();
		BlockingQueue<String> events = new LinkedBlockingQueue<>(List.of(NOBODY));
		EVENTS.set(events);
		while (true) {
			stream.write(events.take().getBytes(StandardCharsets.UTF_8));
			stream.flush();
		}
	}

}
