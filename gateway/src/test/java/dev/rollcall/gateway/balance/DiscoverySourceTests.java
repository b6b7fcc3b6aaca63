package dev.rollcall.gateway.balance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.rollcall.gateway.Backend;
import dev.rollcall.starter.discovery.RegisteredInstance;
import dev.rollcall.starter.discovery.RegistryEvent.Lost;
import dev.rollcall.starter.discovery.RegistryEvent.Snapshot;
import dev.rollcall.starter.secret.ClusterCredential;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose list the gateway follows, from its start on. */
@ExtendWith(OutputCaptureExtension.class)
class DiscoverySourceTests {

	private static final String FETCH_EACH_SECOND = "eureka.client.registry-fetch-interval-seconds=1";

	@Test
	void servesFromTheStaticListUntilTheRegistryAppears(CapturedOutput output) {
		Backend registryAddress = Backend.dead("registry");
		try (Backend one = Backend.named("data-service-1");
				Backend dead = Backend.dead("data-service-2");
				Backend auth = Backend.named("auth-service-1");
				Backend seven = Backend.named("data-service-7");
				StartedGateway gateway = new StartedGateway("eureka.client.enabled=true",
						"SERVICE_REGISTRY_URL=http://localhost:" + registryAddress.port(), FETCH_EACH_SECOND,
						"DATA_PORTS=" + one.port() + "," + dead.port(), "AUTH_PORTS=" + auth.port(),
						"COMPUTE_PORTS=")) {
			for (int i = 0; i < 10; i++) {
				assertThat(gateway.http().post("/api/data", "{}").header("X-Instance-Id")).isEqualTo("data-service-1");
			}
			gateway.awaitStatus((status) -> ids(status, "data").contains("data-service-1"));
			gateway.awaitStatus((status) -> status.path("services")
				.path("data")
				.valueStream()
				.anyMatch((instance) -> !instance.path("healthy").asBoolean()));
			assertThat(gateway.status().path("discovery").asString()).isEqualTo("STATIC");
			assertThat(ids(gateway.status(), "auth")).containsExactly("auth-service-1");
			assertThat(gateway.http().get("/health").json().path("status").asString()).isEqualTo("degraded");
			try (RegistryStub registry = new RegistryStub(registryAddress.port(), "data-service", seven)) {
				gateway.awaitStatus((status) -> "DYNAMIC".equals(status.path("discovery").asString())
						&& ids(status, "data").equals(List.of("data-service-7")));
				assertThat(registry.authorizations()).allSatisfy((sent) -> assertThat(sent).startsWith("Basic "));
			}
			// nobody may lose auth because the registry has not heard of it yet
			assertThat(ids(gateway.status(), "auth")).containsExactly("auth-service-1");
			assertThat(gateway.http().get("/api/auth/verify").status()).isEqualTo(200);
			assertThat(gateway.http().get("/api/data/a").header("X-Instance-Id")).isEqualTo("data-service-7");
			assertThat(gateway.status().path("discovery").asString()).isEqualTo("DYNAMIC");
			assertThat(seven.received())
				.allSatisfy((request) -> assertThat(request.headers().contains("Authorization")).isFalse());
		}
		assertThat(output).contains("Load Balancer started",
				"Service Discovery: STATIC (until the service registry answers)",
				"[DISCOVERY] New data service discovered: data-service-1",
				"[DISCOVERY] New auth service discovered: auth-service-1",
				"Service Discovery: DYNAMIC (from service registry)",
				"[DISCOVERY] New data service discovered: data-service-7",
				"[DISCOVERY] data service gone: data-service-1");
		assertThat(output.getAll().split("Service Discovery: DYNAMIC", -1)).hasSize(2);
		assertThat(output.getAll().split("discovered: auth-service-1", -1)).hasSize(2);
	}

	@Test
	void looksAtFetchedListsOnlyWhileTheStreamIsLost(CapturedOutput output) {
		Backend registryAddress = Backend.dead("registry");
		try (Backend seven = Backend.named("data-service-7");
				Backend eight = Backend.named("data-service-8");
				RegistryStub registry = new RegistryStub(registryAddress.port(), "data-service", seven);
				StartedGateway gateway = new StartedGateway("eureka.client.enabled=true",
						"SERVICE_REGISTRY_URL=http://localhost:" + registryAddress.port(), FETCH_EACH_SECOND,
						"AUTH_PORTS=", "DATA_PORTS=", "COMPUTE_PORTS=")) {
			gateway.awaitStatus((status) -> ids(status, "data").equals(List.of("data-service-7")));
			gateway.tell(new Snapshot("a", false, List.of(registered(seven), registered(eight))));
			int fetches = registry.authorizations().size();
			StartedGateway.await(() -> registry.authorizations().size() >= fetches + 3);
			assertThat(ids(gateway.status(), "data")).containsExactly("data-service-7", "data-service-8");
			gateway.tell(new Lost());
			StartedGateway.await(() -> output.getAll().contains("vanished from the registry at once"));
			assertThat(ids(gateway.status(), "data")).containsExactly("data-service-7", "data-service-8");
			eight.readiness(503);
			gateway.awaitStatus((status) -> ids(status, "data").equals(List.of("data-service-7")));
			gateway.tell(new Snapshot("a", false, List.of(registered(seven), registered(eight))));
			assertThat(ids(gateway.status(), "data")).containsExactly("data-service-7", "data-service-8");
		}
		assertThat(output).contains("[DISCOVERY] data-service-8 is not kept any longer: /ready answered 503");
	}

	@Test
	void followsTheStreamFromItsFirstSnapshotOn() {
		try (Backend one = Backend.named("data-service-1");
				Backend two = Backend.named("data-service-2");
				StartedGateway gateway = new StartedGateway("AUTH_PORTS=", "DATA_PORTS=" + one.port(),
						"COMPUTE_PORTS=")) {
			assertThat(gateway.status().path("discovery").asString()).isEqualTo("STATIC");
			gateway.tell(new Lost());
			assertThat(gateway.status().path("discovery").asString()).isEqualTo("STATIC");
			gateway.tell(new Snapshot("a", false, List.of(registered(two))));
			assertThat(gateway.status().path("discovery").asString()).isEqualTo("DYNAMIC");
			assertThat(ids(gateway.status(), "data")).containsExactly("data-service-2");
		}
	}

	@Test
	void followsReadinessWhereTheListIsStatic(CapturedOutput output) {
		try (Backend one = Backend.named("data-service-1").readiness(404);
				Backend two = Backend.named("data-service-2");
				StartedGateway gateway = new StartedGateway("USE_DYNAMIC_DISCOVERY=false",
						"DATA_PORTS=" + one.port() + "," + two.port(), "AUTH_PORTS=", "COMPUTE_PORTS=",
						"rollcall.gateway.discovery.probe-interval=100ms", "rollcall.gateway.request-log=true")) {
			gateway.awaitStatus((status) -> ids(status, "data").equals(List.of("data-service-1", "data-service-2")));
			assertThat(gateway.status().path("discovery").asString()).isEqualTo("STATIC");
			two.readiness(503);
			gateway.awaitStatus((status) -> healthy(status) == 1);
			IntStream.range(0, 10)
				.forEach((n) -> assertThat(gateway.http().get("/api/data/" + n).text()).isEqualTo("data-service-1"));
			two.readiness(200);
			gateway.awaitStatus((status) -> healthy(status) == 2);
			Answer answer = gateway.http().get("/api/data/a%20b?token=secret");
			assertThat(answer.status()).isEqualTo(200);
			assertThat(gateway.http().get("/api/compute/x").status()).isEqualTo(503);
			assertThat(gateway.http().get("/health").json().path("status").asString()).isEqualTo("healthy");
			assertThat(one.probes()).extracting((probe) -> probe.target()).contains("/ready", "/health");
			gateway.tell(new Snapshot("a", false, List.of()));
			assertThat(ids(gateway.status(), "data")).containsExactly("data-service-1", "data-service-2");
			assertThat(one.probes())
				.allSatisfy((probe) -> assertThat(probe.headers().contains("Authorization")).isFalse());
			assertThat(output)
				.containsPattern("GET /api/data/a%20b -> port (" + one.port() + "|" + two.port() + ") 200 in \\d+ ms");
		}
		assertThat(output).contains("Service Discovery: STATIC (from the settings)",
				"GET /api/compute/x -> no instance 503 in ", "data-service-2 gets no requests: /ready answered 503",
				"data-service-2 gets requests again");
		assertThat(output).doesNotContain("secret", "/health ->", "DYNAMIC");
	}

	@Test
	void givesNobodyOfTheStaticListATokenToCheck() {
		try (Backend auth = Backend.answering("auth-service-1",
				(self, response) -> response.header("Content-Type", "application/json")
					.sendString(Mono.just("{\"valid\":true,\"user\":{\"id\":\"7\",\"roles\":[\"ADMIN\"]}}")));
				StartedGateway gateway = new StartedGateway("USE_DYNAMIC_DISCOVERY=false", "AUTH_PORTS=" + auth.port(),
						"DATA_PORTS=", "COMPUTE_PORTS=", "rollcall.status.public=false",
						"rollcall.cluster.password=shown-in-this-test")) {
			Answer answer = gateway.http().as("admin").get("/status");
			assertThat(answer.status()).as(answer.text()).isEqualTo(503);
			assertThat(answer.header("Retry-After")).isEqualTo("1");
			assertThat(answer.json().path("detail").asString())
				.startsWith("The token cannot be checked without the service registry");
			assertThat(auth.received()).isEmpty();
			assertThat(gateway.http()
				.with("Authorization", new ClusterCredential("shown-in-this-test").authorization())
				.get("/status")
				.status()).isEqualTo(200);
		}
	}

	private static RegisteredInstance registered(Backend backend) {
		return new RegisteredInstance(backend.id(), "data-service", backend.address(), backend.id(), "UP",
				Instant.EPOCH, Map.of());
	}

	private static List<String> ids(JsonNode status, String type) {
		return status.path("services")
			.path(type)
			.valueStream()
			.map((instance) -> instance.path("serviceId").asString())
			.toList();
	}

	private static long healthy(JsonNode status) {
		return status.path("services")
			.path("data")
			.valueStream()
			.filter((instance) -> instance.path("healthy").asBoolean())
			.count();
	}

}
