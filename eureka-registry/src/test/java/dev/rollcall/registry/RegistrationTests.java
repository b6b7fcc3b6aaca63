package dev.rollcall.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.client.ServiceInstance;

import static org.assertj.core.api.Assertions.assertThat;

/** The facade as processes see it that do not speak Eureka (CONTRACT 3). */
class RegistrationTests extends RegistryOverHttp {

	@Autowired
	private RegistryDiscoveryClient discovery;

	@Test
	void registersWhatComesAndAnswersWhatItHas() {
		Instant before = Instant.now();
		Answer answer = cluster().post("/api/registry/register",
				registration("auth-71", "auth", "http://localhost:3071/"));
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		assertThat(answer.json().path("success").asBoolean()).isTrue();
		assertThat(answer.json().path("message").asString()).isEqualTo("Service registered successfully");
		JsonNode service = answer.json().path("service");
		assertThat(service.propertyNames()).containsExactly("serviceId", "serviceType", "url", "name", "metadata",
				"registeredAt", "lastHeartbeat", "healthy");
		assertThat(service.path("serviceId").asString()).isEqualTo("auth-71");
		assertThat(service.path("serviceType").asString()).isEqualTo("auth");
		assertThat(service.path("url").asString()).isEqualTo("http://localhost:3071");
		assertThat(service.path("name").asString()).isEqualTo("auth-71 by name");
		assertThat(service.path("metadata").path("colour").asString()).isEqualTo("blue");
		assertThat(service.path("metadata").path("health.path").asString()).isEqualTo("/health");
		assertThat(service.path("metadata").has("rollcall.foreign")).isFalse();
		assertThat(service.path("healthy").asBoolean()).isTrue();
		for (String time : List.of("registeredAt", "lastHeartbeat")) {
			assertThat(Instant.parse(service.path(time).asString())).as(time)
				.isBetween(before.minusMillis(1), Instant.now());
		}
		assertThat(probe().get("/api/registry/service/auth-71").json()).isEqualTo(service);
		assertThat(find("auth", "auth-71")).isEqualTo(service);
		assertThat(find("auth-service", "auth-71")).isEqualTo(service);
	}

	@Test
	void isAnOrdinaryInstanceToThoseWhoSpeakEureka() {
		cluster().post("/api/registry/register", registration("secure-1", "painter", "https://[::1]:8443"));
		Answer answer = cluster().with("Accept", "application/json").get("/eureka/apps/PAINTER/secure-1");
		JsonNode instance = answer.json().path("instance");
		assertThat(instance.path("status").asString()).as(answer.text()).isEqualTo("UP");
		assertThat(instance.path("vipAddress").asString()).isEqualTo("painter");
		assertThat(instance.path("secureHealthCheckUrl").asString()).isEqualTo("https://[::1]:8443/health");
		assertThat(instance.path("leaseInfo").path("durationInSecs").asInt()).isEqualTo(15);
		assertThat(instance.path("metadata").path("name").asString()).isEqualTo("secure-1 by name");
		ServiceInstance routed = this.discovery.getInstances("painter").getFirst();
		assertThat(routed.getUri()).hasToString("https://[::1]:8443");
		assertThat(routed.isSecure()).isTrue();
		cluster().post("/api/registry/register", registration("plain-1", "plumber", "http://localhost"));
		ServiceInstance plain = this.discovery.getInstances("plumber").getFirst();
		assertThat(plain.getUri()).hasToString("http://localhost:80");
		assertThat(cluster().with("Accept", "application/json").get("/eureka/apps/PLUMBER/plain-1").text())
			.contains("\"healthCheckUrl\":\"http://localhost/health\"")
			.doesNotContain("secureHealthCheckUrl\":\"");
		assertThat(cluster().with("Accept", "application/xml").get("/eureka/apps").text())
			.contains("<health.path>/health</health.path>");
	}

	@Test
	void renewsAndReplacesUnderTheSameId() {
		cluster().post("/api/registry/register", registration("data-71", "data", "http://localhost:4071"));
		Answer again = cluster().post("/api/registry/register", """
				{"serviceId":"data-71","serviceType":"data-service","url":"http://localhost:4072","name":"another"}
				""");
		assertThat(again.status()).as(again.text()).isEqualTo(200);
		JsonNode service = find("data", "data-71");
		assertThat(service.path("url").asString()).isEqualTo("http://localhost:4072");
		assertThat(service.path("name").asString()).isEqualTo("another");
		assertThat(service.path("metadata").has("colour")).isFalse();
		assertThat(probe().get("/api/registry/services/data").text()).containsOnlyOnce("\"data-71\"");
		Answer other = cluster().post("/api/registry/register",
				registration("data-71", "compute", "http://localhost:5071"));
		assertProblem(other, 409, "id-taken");
		assertThat(find("data", "data-71")).isEqualTo(service);
		assertThat(find("compute", "data-71").isMissingNode()).isTrue();
	}

	@Test
	void anIdIsOneInstanceWhicheverWayItCame() {
		register("DATA-SERVICE", "data-72", LONG_LEASE_SECONDS);
		assertProblem(
				cluster().post("/api/registry/register", registration("data-72", "auth", "http://localhost:3072")), 409,
				"id-taken");
		assertThat(cluster().post("/api/registry/register", registration("data-72", "data", "http://localhost:4999"))
			.json()
			.path("service")
			.path("url")
			.asString()).isEqualTo("http://localhost:4999");
		Answer taken = tryToRegister("AUTH-SERVICE", "data-72", LONG_LEASE_SECONDS, "UP");
		assertProblem(taken, 409, "id-taken");
		assertThat(taken.json().path("detail").asString()).contains("data-72", "DATA-SERVICE");
		assertThat(taken.json().path("instance").asString()).isEqualTo("/eureka/apps/AUTH-SERVICE");
		assertThat(find("auth", "data-72").isMissingNode()).isTrue();
		assertThat(cluster().put("/eureka/apps/DATA-SERVICE/data-72", "").status()).isEqualTo(200);
	}

	@Test
	void aHeartbeatRenews() {
		cluster().post("/api/registry/register", registration("beating-1", "drum", "http://localhost:1"));
		Instant registered = lastHeartbeat("beating-1");
		await(() -> {
			Answer answer = cluster().post("/api/registry/heartbeat", id("beating-1"));
			assertThat(answer.status()).as(answer.text()).isEqualTo(200);
			assertThat(answer.json().path("success").asBoolean()).isTrue();
			assertThat(answer.json().path("message").asString()).isNotBlank();
			assertThat(Duration.between(Instant.parse(answer.json().path("timestamp").asString()), Instant.now()))
				.isLessThan(Duration.ofSeconds(5));
			return lastHeartbeat("beating-1").isAfter(registered);
		}, "the last heartbeat is later");
		assertThat(find("drum", "beating-1").path("registeredAt").asString())
			.isLessThanOrEqualTo(registered.toString());
	}

	@Test
	void isRegisteredSinceItCameWhateverItSaysOfItselfSince() {
		register("CLOCK", "ticking-1", LONG_LEASE_SECONDS);
		String came = registeredAt("ticking-1");
		awaitLaterThan(came);
		for (String status : List.of("DOWN", "UP", "STARTING", "UP")) {
			assertThat(tryToRegister("CLOCK", "ticking-1", LONG_LEASE_SECONDS, status).status()).isEqualTo(204);
			assertThat(registeredAt("ticking-1")).as(status).isEqualTo(came);
		}
		cluster().put("/eureka/apps/CLOCK/ticking-1/status?value=DOWN", "");
		assertThat(registeredAt("ticking-1")).isEqualTo(came);
		assertThat(find("clock", "ticking-1").path("registeredAt").asString()).isEqualTo(came);
		try (EventReader reader = readEvents()) {
			assertThat(reader.first()
				.data()
				.path("services")
				.valueStream()
				.filter((service) -> service.path("serviceId").asString().equals("ticking-1"))
				.map((service) -> service.path("registeredAt").asString())).containsExactly(came);
			cluster().delete("/eureka/apps/CLOCK/ticking-1");
			assertThat(reader.await("deregistered", "ticking-1").data().path("registeredAt").asString())
				.isEqualTo(came);
		}
		register("CLOCK", "ticking-1", LONG_LEASE_SECONDS);
		assertThat(registeredAt("ticking-1")).as("it is another time that it came").isGreaterThan(came);
		String again = registeredAt("ticking-1");
		awaitLaterThan(again);
		cluster().post("/api/registry/register", registration("ticking-1", "clock", "http://localhost:9"));
		assertThat(registeredAt("ticking-1")).as("it is another process").isGreaterThan(again);
	}

	private String registeredAt(String id) {
		return probe().get("/api/registry/service/" + id).json().path("registeredAt").asString();
	}

	private static void awaitLaterThan(String time) {
		await(() -> Instant.now().isAfter(Instant.parse(time).plusMillis(2)), "time passes");
	}

	private Instant lastHeartbeat(String id) {
		return Instant.parse(probe().get("/api/registry/service/" + id).json().path("lastHeartbeat").asString());
	}

	@Test
	void deregistersOnceAndForAll() {
		cluster().post("/api/registry/register", registration("leaving-1", "guest", "http://localhost:1"));
		Answer left = cluster().post("/api/registry/deregister", id("leaving-1"));
		assertThat(left.status()).as(left.text()).isEqualTo(200);
		assertThat(left.json().path("success").asBoolean()).isTrue();
		assertThat(left.json().path("message").asString()).isEqualTo("Service deregistered successfully");
		assertThat(probe().get("/api/registry/services").text()).doesNotContain("leaving-1");
		assertProblem(probe().get("/api/registry/service/leaving-1"), 404, "unknown-service");
		assertProblem(cluster().post("/api/registry/heartbeat", id("leaving-1")), 404, "unknown-service");
		Answer again = cluster().post("/api/registry/deregister", id("leaving-1"));
		assertThat(again.status()).isEqualTo(200);
		assertThat(again.json().path("success").asBoolean()).isTrue();
		assertThat(cluster().post("/api/registry/register", registration("leaving-1", "host", "http://localhost:1"))
			.status()).as("the id is free for another application").isEqualTo(200);
	}

	@Test
	void anIdThatCannotBeIsUnknown() {
		assertProblem(cluster().post("/api/registry/heartbeat", id("a b/c")), 404, "unknown-service");
		assertThat(cluster().post("/api/registry/deregister", id("")).status()).isEqualTo(200);
		assertProblem(probe().get("/api/registry/service/" + "x".repeat(500)), 404, "unknown-service");
		for (String call : List.of("heartbeat", "deregister")) {
			assertInvalid(cluster().post("/api/registry/" + call, "{}"), "serviceId");
			assertInvalid(cluster().post("/api/registry/" + call, "{\"serviceId\":7}"), "serviceId");
			assertProblem(cluster().post("/api/registry/" + call, "[]"), 400);
		}
	}

	@Test
	void filtersByHealth() {
		for (String status : List.of("UP", "DOWN", "STARTING", "OUT_OF_SERVICE", "UNKNOWN")) {
			tryToRegister("PATIENT", status, LONG_LEASE_SECONDS, status);
		}
		assertThat(ids("/api/registry/services/patient")).containsExactlyInAnyOrder("UP", "DOWN", "STARTING",
				"OUT_OF_SERVICE", "UNKNOWN");
		assertThat(ids("/api/registry/services/patient?healthy=true")).containsExactly("UP");
		assertThat(ids("/api/registry/services/patient?healthy=false")).containsExactly("DOWN", "OUT_OF_SERVICE",
				"STARTING");
		assertThat(ids("/api/registry/services?type=patient&healthy=false")).containsExactly("DOWN", "OUT_OF_SERVICE",
				"STARTING");
		assertThat(probe().get("/api/registry/service/DOWN").json().path("healthy").asBoolean()).isFalse();
		for (String value : List.of("", "perhaps", "1", "yes", "TRUE", "true&healthy=false")) {
			assertInvalid(probe().get("/api/registry/services?healthy=" + value), "healthy");
			assertInvalid(probe().get("/api/registry/services/patient?healthy=" + value), "healthy");
		}
	}

	private List<String> ids(String path) {
		JsonNode listing = probe().get(path).json();
		List<String> ids = listing.path("services").valueStream().map((s) -> s.path("serviceId").asString()).toList();
		assertThat(listing.path("total").asInt()).isEqualTo(ids.size());
		return ids;
	}

	@Test
	void writingIsForTheClusterOnly() {
		for (String call : List.of("register", "heartbeat", "deregister")) {
			String path = "/api/registry/" + call;
			String body = registration("evil-1", "evil", "http://localhost:1");
			assertProblem(probe().post(path, body), 401);
			assertProblem(probe().with("Authorization", "Basic Y2x1c3Rlcjp3cm9uZw==").post(path, body), 401);
			assertProblem(probe().as(TestTokens.forged("alice")).post(path, body), 401);
			assertProblem(probe().as(TestTokens.of("alice", "USER")).post(path, body), 403);
			assertProblem(probe().as(TestTokens.of("alice", "USER", "ADMIN", "CLUSTER")).post(path, body), 403);
		}
		assertThat(find("evil", "evil-1").isMissingNode()).isTrue();
	}

}
