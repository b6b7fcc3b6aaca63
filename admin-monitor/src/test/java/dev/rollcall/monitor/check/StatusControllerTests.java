package dev.rollcall.monitor.check;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.rollcall.monitor.ListedInstances;
import dev.rollcall.monitor.MonitorTest;
import dev.rollcall.monitor.Peer;
import dev.rollcall.monitor.Peer.Listed;
import dev.rollcall.monitor.SettableClock;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The checks over HTTP, against real servers. */
@MonitorTest
class StatusControllerTests {

	@LocalServerPort
	private int port;

	@Autowired
	private ListedInstances listed;

	@Autowired
	private SettableClock clock;

	private HttpProbe monitor;

	@BeforeEach
	void nobodyFromBefore() {
		this.monitor = new HttpProbe(this.port);
		this.listed.are();
		this.clock.pass(Duration.ofHours(1));
		check();
		this.clock.pass(Duration.ofHours(1));
		check();
		MonitorTest.Wiring.GATEWAY.does(Peer::healthy);
	}

	@Test
	void showsAHealthyInstance() {
		try (Peer peer = new Peer()) {
			this.listed.are(new Listed("auth-service", "auth-service-1", peer.url()));
			JsonNode status = check();
			JsonNode instance = instance(status, "auth");
			assertThat(instance.path("name").asString()).isEqualTo("auth-service-1");
			assertThat(instance.path("url").asString()).isEqualTo(peer.url().toString());
			assertThat(instance.path("status").asString()).isEqualTo("healthy");
			assertThat(instance.path("consecutiveFailures").asInt(-1)).isZero();
			assertThat(instance.path("responseTime").isNumber()).isTrue();
			assertThat(instance.path("uptime").asString()).isEqualTo("100.00%");
			assertThat(instance.path("lastCheck").asString())
				.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z")
				.isEqualTo(instance.path("lastSuccess").asString());
			assertThat(instance.has("error")).isFalse();
			assertThat(status.path("summary").path("services").path("auth").path("healthy").asInt()).isOne();
			assertThat(this.monitor.get("/api/status").json().path("services")).isEqualTo(status.path("services"));
		}
	}

	@Test
	void isUnhealthyAfterTheFirstFailedCheckAndSaysWhy() {
		try (Peer peer = new Peer()) {
			this.listed.are(new Listed("data-service", "data-service-1", peer.url()));
			check();
			peer.does(Peer.answers(503, "{}"));
			JsonNode instance = instance(check(), "data");
			assertThat(instance.path("status").asString()).isEqualTo("unhealthy");
			assertThat(instance.path("consecutiveFailures").asInt()).isOne();
			assertThat(instance.path("error").asString()).isEqualTo("answered with status 503");
			assertThat(instance.path("uptime").asString()).isEqualTo("50.00%");
			assertThat(instance.path("lastSuccess").asString()).isLessThan(instance.path("lastCheck").asString());
			peer.does(Peer::healthy);
			JsonNode recovered = instance(check(), "data");
			assertThat(recovered.path("status").asString()).isEqualTo("healthy");
			assertThat(recovered.path("consecutiveFailures").asInt(-1)).isZero();
			assertThat(recovered.path("uptime").asString()).isEqualTo("66.67%");
		}
	}

	@Test
	void takesAnInstanceThatCallsItselfDegradedForHealthy() {
		try (Peer peer = new Peer().does(Peer.answers(200, "{\"status\":\"degraded\"}"))) {
			this.listed.are(new Listed("kv-store", "kv-store-1", peer.url()));
			assertThat(instance(check(), "kv").path("status").asString()).isEqualTo("healthy");
		}
	}

	@Test
	void waitsForNoInstanceThatHangsOrNeverEnds() {
		try (Peer silent = new Peer(); Peer halfWay = new Peer(); Peer endless = new Peer()) {
			CountDownLatch over = new CountDownLatch(1);
			silent.does((exchange) -> over.await(10, TimeUnit.SECONDS));
			halfWay.does((exchange) -> {
				exchange.sendResponseHeaders(200, 1000);
				exchange.getResponseBody().write('{');
				exchange.getResponseBody().flush();
				over.await(10, TimeUnit.SECONDS);
			});
			endless.does(Peer.answers(200, "\"" + "x".repeat(100_000) + "\""));
			this.listed.are(new Listed("compute-service", "compute-service-1", silent.url()),
					new Listed("compute-service", "compute-service-2", halfWay.url()),
					new Listed("compute-service", "compute-service-3", endless.url()));
			JsonNode instances = check().path("services").path("compute");
			over.countDown();
			assertThat(instances.valueStream().map((instance) -> instance.path("status").asString()))
				.containsExactly("unhealthy", "unhealthy", "unhealthy");
			assertThat(instances.valueStream().map((instance) -> instance.path("error").asString()))
				.containsExactly("no answer within 500 ms", "no answer within 500 ms", "no usable answer");
			assertThat(instances.path(0).path("responseTime").isNull()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://my_host:80", "http://localhost:70000", "http://my%20host:80", "http://:80" })
	void goesOnWithoutAnInstanceWhoseAddressCannotBeAsked(String url) {
		try (Peer peer = new Peer()) {
			this.listed.are(new Listed("compute-service", "compute-service-1", URI.create(url)),
					new Listed("compute-service", "compute-service-2", peer.url()));
			JsonNode instances = check().path("services").path("compute");
			assertThat(instances.valueStream().map((instance) -> instance.path("status").asString()))
				.containsExactly("unhealthy", "healthy");
			assertThat(instances.path(0).path("error").asString()).isEqualTo("not an address that can be asked");
		}
	}

	@Test
	void doesNotFollowARedirectAndShowsNobodyACredential() {
		try (Peer peer = new Peer(); Peer elsewhere = new Peer()) {
			peer.does((exchange) -> {
				exchange.getResponseHeaders().set("Location", elsewhere.url() + "/health");
				exchange.sendResponseHeaders(302, -1);
			});
			this.listed.are(new Listed("auth-service", "auth-service-1", peer.url()));
			assertThat(instance(check(), "auth").path("error").asString()).isEqualTo("answered with status 302");
			assertThat(elsewhere.seen()).isEmpty();
			assertThat(peer.seen()).isNotEmpty().allSatisfy((request) -> {
				assertThat(request.path()).isEqualTo("/health");
				assertThat(request.authorization()).isNull();
			});
		}
	}

	@Test
	void takesAnInstanceThatLeftTheRegistryAndWentSilentForStopped() {
		Peer peer = new Peer();
		this.listed.are(new Listed("auth-service", "auth-service-1", peer.url()));
		check();
		this.listed.are();
		assertThat(instance(check(), "auth").path("status").asString()).as("still answers").isEqualTo("healthy");
		peer.close();
		JsonNode status = check();
		assertThat(instance(status, "auth").path("status").asString()).isEqualTo("stopped");
		assertThat(instance(status, "auth").path("consecutiveFailures").asInt(-1)).isZero();
		assertThat(status.path("summary").path("services").path("auth").path("unhealthy").asInt(-1)).isZero();
		assertThat(status.path("summary").path("services").path("auth").path("stopped").asInt()).isOne();
		this.clock.pass(Duration.ofMinutes(11));
		assertThat(check().path("services").path("auth").isEmpty()).isTrue();
	}

	@Test
	void takesAnInstanceThatLeftTheRegistryForStoppedAfterAWhileThoughItAnswers() {
		try (Peer peer = new Peer()) {
			Listed instance = new Listed("auth-service", "auth-service-1", peer.url());
			this.listed.are(instance);
			check();
			this.listed.are();
			check();
			this.clock.pass(Duration.ofSeconds(20));
			assertThat(instance(check(), "auth").path("status").asString()).isEqualTo("stopped");
			this.listed.are(instance);
			assertThat(instance(check(), "auth").path("status").asString()).isEqualTo("healthy");
		}
	}

	@Test
	void keepsAnInstanceThatDiedAndWasEvictedUnhealthy() {
		Peer peer = new Peer();
		this.listed.are(new Listed("auth-service", "auth-service-1", peer.url()));
		check();
		peer.close();
		IntStream.range(0, 3).forEach((i) -> check());
		this.listed.are();
		JsonNode instance = instance(check(), "auth");
		assertThat(instance.path("status").asString()).isEqualTo("unhealthy");
		assertThat(instance.path("consecutiveFailures").asInt()).isEqualTo(4);
		assertThat(instance.path("error").asString()).isEqualTo("connection refused");
	}

	@Test
	void runsOneRoundAtATimeHoweverManyAsk() throws Exception {
		try (Peer peer = new Peer(); ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			CountDownLatch asked = new CountDownLatch(1);
			CountDownLatch answer = new CountDownLatch(1);
			peer.does((exchange) -> {
				asked.countDown();
				answer.await(400, TimeUnit.MILLISECONDS);
				Peer.healthy(exchange);
			});
			this.listed.are(new Listed("auth-service", "auth-service-1", peer.url()));
			List<Future<Answer>> answers = IntStream.range(0, 20)
				.mapToObj((i) -> callers.submit(() -> this.monitor.post("/api/check", "")))
				.toList();
			assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
			answer.countDown();
			for (Future<Answer> each : answers) {
				assertThat(each.get().status()).isEqualTo(200);
				assertThat(each.get().json().path("message").asString()).isEqualTo("Health check completed");
			}
			assertThat(peer.inFlightMax()).isOne();
		}
	}

	@Test
	void showsTheTypesOfTheSystemAlwaysAndOthersByTheirOwnName() {
		try (Peer peer = new Peer()) {
			this.listed.are(new Listed("billing", "billing-1", peer.url()));
			JsonNode services = check().path("services");
			assertThat(services.propertyNames()).containsExactly("auth", "data", "compute", "kv", "gateway", "registry",
					"monitor", "billing");
			assertThat(services.path("registry").path(0).path("status").asString()).isEqualTo("healthy");
			Answer billing = this.monitor.get("/api/status/billing");
			assertThat(billing.json().path("serviceType").asString()).isEqualTo("billing");
			assertThat(billing.json().path("services").path(0).path("name").asString()).isEqualTo("billing-1");
			assertThat(this.monitor.get("/api/status/billing/").json()).isEqualTo(billing.json());
			assertThat(this.monitor.get("/api/status/gateway").json().path("services").isEmpty()).isTrue();
			Answer unknown = this.monitor.get("/api/status/nothing");
			assertThat(unknown.status()).isEqualTo(404);
			assertThat(unknown.json().path("type").asString()).isEqualTo("/problems/monitor/unknown-type");
		}
	}

	@Test
	void passesOnTheGatewaysCountsAndInventsNone() {
		MonitorTest.Wiring.GATEWAY.does(Peer.answers(200,
				"{\"metrics\":{\"load-balancer\":{\"total\":7,\"successRate\":\"100.00%\"}},\"timestamp\":\"x\"}"));
		assertThat(check().path("requestMetrics").path("load-balancer").path("total").asInt()).isEqualTo(7);
		Answer metrics = this.monitor.get("/api/metrics");
		assertThat(metrics.json().path("metrics").path("load-balancer").path("successRate").asString())
			.isEqualTo("100.00%");
		for (String unusable : List.of("", "[]", "{\"metrics\":1}", "{")) {
			MonitorTest.Wiring.GATEWAY.does(Peer.answers(200, unusable));
			assertThat(check().path("requestMetrics").toString()).as(unusable).isEqualTo("{}");
		}
		MonitorTest.Wiring.GATEWAY.does(Peer.answers(503, "{\"metrics\":{\"a\":1}}"));
		assertThat(check().path("requestMetrics").toString()).isEqualTo("{}");
		assertThat(MonitorTest.Wiring.GATEWAY.seen()).last()
			.satisfies((seen) -> assertThat(seen.authorization()).isNull());
	}

	@Test
	void isOpenToAllWhilePicturesAreButRefusesATokenThatIsNotValid() {
		assertThat(this.monitor.get("/api/status").status()).isEqualTo(200);
		assertThat(this.monitor.as(TestTokens.of("root", "USER", "ADMIN")).get("/api/status").status()).isEqualTo(200);
		assertThat(this.monitor.as(TestTokens.forged("mallory")).get("/api/status").status()).isEqualTo(401);
	}

	private JsonNode check() {
		Answer answer = this.monitor.post("/api/check", "");
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		return answer.json().path("status");
	}

	private static JsonNode instance(JsonNode status, String type) {
		JsonNode instances = status.path("services").path(type);
		assertThat(instances.size()).as(instances.toString()).isOne();
		return instances.path(0);
	}

}
