package dev.rollcall.registry;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What Eureka itself and readers of its list see. */
class RegistryTests extends RegistryOverHttp {

	@Test
	void listsWhatRegisteredAndForgetsWhatDeregistered() {
		register("DATA-SERVICE", "data-service-7", LONG_LEASE_SECONDS);
		JsonNode service = find("data", "data-service-7");
		assertThat(service.path("serviceType").asString()).isEqualTo("data");
		assertThat(service.path("url").asString()).isEqualTo("http://localhost:4711");
		assertThat(service.path("name").asString()).isEqualTo("data-service-7");
		assertThat(service.path("healthy").asBoolean()).isTrue();
		assertThat(service.path("metadata").path("colour").asString()).isEqualTo("red");
		Duration age = Duration.between(Instant.parse(service.path("lastHeartbeat").asString()), Instant.now());
		assertThat(age).isBetween(Duration.ofSeconds(-1), Duration.ofSeconds(5));
		assertThat(probe().get("/api/registry/services").text()).contains("data-service-7");
		assertThat(probe().get("/api/registry/services/auth").text()).doesNotContain("data-service-7");
		assertThat(probe().get("/api/registry/services?type=data&healthy=false").json().path("total").asInt()).isZero();
		assertThat(cluster().delete("/eureka/apps/DATA-SERVICE/data-service-7").status()).isEqualTo(200);
		assertThat(find("data", "data-service-7").isMissingNode()).isTrue();
	}

	@Test
	void anUnknownTypeIsAnEmptyList() {
		Answer answer = probe().get("/api/registry/services/nobody");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().path("services").isEmpty()).isTrue();
		assertThat(answer.json().path("type").asString()).isEqualTo("nobody");
		assertThat(answer.json().path("total").asInt()).isZero();
	}

	@Test
	void refusesWhoNobodyCouldReach() {
		assertThat(cluster().post("/eureka/apps/LOST", instance("lost-1", "localhost", 99_999)).status())
			.isEqualTo(400);
		assertThat(cluster().post("/eureka/apps/LOST", instance("lost-1", "localhost", 0)).status()).isEqualTo(400);
		assertThat(cluster().post("/eureka/apps/LOST", instance("lost-1", "u:p@x", 4711)).status()).isEqualTo(400);
		assertThat(cluster().post("/eureka/apps/LOST", instance("lost-1", "x/y", 4711)).status()).isEqualTo(400);
		assertThat(cluster().post("/eureka/apps/LOST", instance("a/b", "localhost", 4711)).status()).isEqualTo(400);
		assertThat(cluster().post("/eureka/apps/LOST", instance("x".repeat(129), "localhost", 4711)).status())
			.isEqualTo(400);
		for (String host : List.of("0.0.0.0", "255.255.255.255", "224.0.0.1", "::", "[::]", "ff02::1", "[fe80::1]",
				"169.254.169.254", "Metadata", "metadata.google.internal", "2852039166", "0xa9fea9fe", "169.16689662",
				"0", "::ffff:169.254.169.254", "[::ffff:0.0.0.0]", "64:ff9b::a9fe:a9fe", "[::1", "::1]", ":",
				"1.2.3.4.", "")) {
			Answer answer = cluster().post("/eureka/apps/LOST", instance("lost-1", host, 4711));
			assertProblem(answer, 400);
			assertThat(answer.json().path("type").asString()).as(answer.text())
				.isEqualTo(host.isEmpty() ? "about:blank" : "/problems/registry/no-address");
			assertThat(answer.json().path("detail").asString()).contains("host");
		}
		for (String host : List.of("localhost", "10.0.0.1", "::1", "[::1]", "Data_service.1")) {
			assertThat(cluster().post("/eureka/apps/LOST", instance("found:1", host, 4711)).status()).as(host)
				.isEqualTo(204);
		}
		assertThat(probe().get("/api/registry/services/lost").json().path("total").asInt()).as("the found").isOne();
	}

	@Test
	void saysWhatEurekaDoesNotTake() {
		for (String body : List.of("", "{", "[]", "<a/>", "{\"instance\":{}}", "{\"instance\":7}")) {
			Answer answer = cluster().post("/eureka/apps/LOST", body);
			assertProblem(answer, 400);
			assertThat(answer.text()).doesNotContain("Exception", "com.netflix");
		}
		Answer mismatch = cluster().post("/eureka/apps/FOUND", instance("lost-1", "localhost", 4711));
		assertProblem(mismatch, 400);
		assertThat(mismatch.json().path("detail").asString()).contains("expecting FOUND but was LOST");
		assertProblem(cluster().with("Content-Type", "text/plain").post("/eureka/apps/LOST", "x"), 415);
		assertProblem(cluster().put("/eureka/apps/LOST/lost-1", ""), 404);
	}

	@Test
	void saysWhichArgumentOfEurekaIsWrong() {
		String path = "/eureka/apps/LOST/argued-1";
		assertThat(cluster().post("/eureka/apps/LOST", instance("argued-1", "localhost", 4711)).status())
			.isEqualTo(204);
		for (String query : List.of("?status=FOO", "?status=UP&lastDirtyTimestamp=abc", "/status", "/status?value=FOO",
				"/status?value=", "/status/", "/status/?value=FOO", "/metadata?rollcall.foreign=true",
				"/metadata/?rollcall.foreign=true", "/metadata?a=%01", "/metadata?1=a", "/metadata/?1=a")) {
			Answer answer = cluster().put(path + query, "");
			assertProblem(answer, 400);
			assertThat(answer.text()).doesNotContain("Exception", "com.netflix");
		}
		assertThat(cluster().put(path + "/metadata?zone=a&zone.b=c%20d", "").status()).isEqualTo(200);
		assertThat(cluster().put(path + "/metadata?zone=e&status=waxing&value=1", "").status()).isEqualTo(200);
		JsonNode metadata = find("lost", "argued-1").path("metadata");
		assertThat(metadata.path("zone").asString()).isEqualTo("e");
		assertThat(metadata.path("zone.b").asString()).isEqualTo("c d");
		assertThat(metadata.path("status").asString()).isEqualTo("waxing");
		assertThat(metadata.has("rollcall.foreign")).isFalse();
		assertProblem(cluster().put("/eureka/apps/LOST/nobody/metadata?a=b", ""), 404);
		assertThat(cluster().put(path + "?status=UP&lastDirtyTimestamp=1", "").status()).isEqualTo(200);
		assertThat(cluster().delete(path).status()).isEqualTo(200);
	}

	/** Whose path ends as one does by which something is changed. */
	@Test
	void renewsWhateverTheId() {
		for (String id : List.of("status", "metadata")) {
			register("NAMED", id, LONG_LEASE_SECONDS);
			assertThat(cluster().put("/eureka/apps/NAMED/" + id, "").status()).as(id).isEqualTo(200);
			assertThat(cluster().put("/eureka/v2/apps/NAMED/" + id + "/", "").status()).as(id).isEqualTo(200);
			assertThat(cluster().put("/eureka/apps/NAMED/" + id + "/metadata/?zone=a", "").status()).isEqualTo(200);
			assertThat(find("named", id).path("metadata").path("zone").asString()).isEqualTo("a");
			assertThat(cluster().delete("/eureka/apps/NAMED/" + id).status()).isEqualTo(200);
		}
	}

	@Test
	void refusesWhatIsNoXml() {
		for (String metadata : List.of("{\"a\":\"\\u0001\"}", "{\"\":\"x\"}", "{\"a\":\"\\ud800\"}",
				"{\"a b\":\"x\"}")) {
			Answer answer = cluster().post("/eureka/apps/LOST", instance("lost-1", "localhost", 4711)
				.replace("\"vipAddress\"", "\"metadata\":" + metadata + ",\"vipAddress\""));
			assertProblem(answer, 400, "untellable");
		}
		assertProblem(cluster().post("/eureka/apps/LOST",
				instance("lost-1", "localhost", 4711).replace("\"vipAddress\":\"lost\"", "\"vipAddress\":\"\\u0002\"")),
				400, "untellable");
	}

	private static String instance(String id, String host, int port) {
		return """
				{"instance":{"instanceId":"%s","app":"LOST","hostName":"%s","ipAddr":"127.0.0.1","status":"UP",
				"port":{"$":%d,"@enabled":"true"},"vipAddress":"lost",
				"dataCenterInfo":{"@class":"com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo","name":"MyOwn"}}}
				""".formatted(id, host, port);
	}

	@Test
	void eurekaIsForTheClusterOnly() {
		for (String path : List.of("/eureka/apps", "/", "/actuator/health")) {
			assertThat(probe().get(path).status()).as(path).isEqualTo(401);
			assertThat(probe().with("Authorization", "Basic Y2x1c3Rlcjp3cm9uZw==").get(path).status()).as(path)
				.isEqualTo(401);
			assertThat(probe().as(TestTokens.of("alice", "USER", "ADMIN")).get(path).status()).as(path).isEqualTo(403);
			assertThat(cluster().get(path).status()).as(path).isEqualTo(200);
		}
		assertThat(probe().post("/eureka/apps/EVIL", "{}").status()).isEqualTo(401);
		assertThat(probe().as(TestTokens.of("alice", "USER")).delete("/eureka/apps/EVIL/evil-1").status())
			.isEqualTo(403);
		assertThat(probe().as(TestTokens.of("alice", "USER", "CLUSTER")).get("/eureka/apps").status())
			.as("no token makes its bearer one of the cluster's processes")
			.isEqualTo(403);
	}

	@Test
	void pagesDoNotWarnOfWhatIsMeant() {
		register("PAGED", "paged-1", LONG_LEASE_SECONDS);
		assertThat(cluster().get("/").text())
			.doesNotContainIgnoringCase("EMERGENCY", "PRESERVATION", "THRESHOLD", "replica", "<font size")
			.contains("Instances currently registered", "PAGED", "paged-1", "30 s after its last heartbeat",
					"server-uptime");
		assertThat(cluster().get("/lastn").text())
			.doesNotContainIgnoringCase("EMERGENCY", "PRESERVATION", "THRESHOLD", "replica")
			.contains("PAGED(paged-1)");
	}

	@Test
	void tellsItsStatusInBothOfEurekasFormats() {
		Answer json = cluster().with("Accept", "application/json").get("/eureka/status");
		assertThat(json.status()).as(json.text()).isEqualTo(200);
		assertThat(json.header("Content-Type")).startsWith("application/json");
		assertThat(json.text()).contains("eureka-registry-1");
		Answer xml = cluster().with("Accept", "application/xml").get("/eureka/status");
		assertThat(xml.status()).isEqualTo(200);
		assertThat(xml.text()).contains("<app>EUREKA-REGISTRY</app>");
	}

	@Test
	void aListIsTheSameWithASlashAtItsEndAndHasAHead() {
		register("SLASHED", "slashed-1", LONG_LEASE_SECONDS);
		assertThat(probe().get("/api/registry/services/").text()).contains("slashed-1");
		Answer ofType = probe().get("/api/registry/services/slashed/?healthy=true");
		assertThat(ofType.json().path("total").asInt()).as(ofType.text()).isOne();
		assertThat(ofType.json().path("type").asString()).isEqualTo("slashed");
		for (String path : List.of("services", "services/slashed", "service/slashed-1")) {
			assertThat(probe().send("HEAD", "/api/registry/" + path, BodyPublishers.noBody()).status()).as(path)
				.isEqualTo(200);
		}
		assertProblem(probe().get("/api/registry/service/slashed-1/"), 404);
		assertProblem(probe().get("/api/registry/events/"), 404);
	}

	@Test
	void badInputIsAProblem() {
		assertProblem(probe().get("/nothing"), 404);
		assertProblem(probe().get("/api/registry/nothing"), 404);
		assertProblem(probe().get("/api/registry/services?healthy=perhaps"), 400);
		assertProblem(probe().put("/api/registry/services", "{}"), 401);
		assertProblem(cluster().put("/api/registry/services", "{}"), 405);
		assertProblem(cluster().post("/eureka/apps/LARGE", "a".repeat(20_000)), 413);
	}

	@Test
	void healthCountsTheInstances() {
		register("COUNTED", "counted-1", LONG_LEASE_SECONDS);
		Answer health = probe().get("/health");
		assertThat(health.status()).isEqualTo(200);
		assertThat(health.json().path("registeredServices").asInt()).isPositive();
		assertThat(probe().get("/ready").json().path("ready").asBoolean()).isTrue();
	}

}
