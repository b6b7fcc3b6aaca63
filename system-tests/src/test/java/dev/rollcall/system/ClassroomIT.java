package dev.rollcall.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.rollcall.cluster.Component;
import dev.rollcall.cluster.ManagedProcess;
import dev.rollcall.cluster.Topology;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Classroom mode: what a client of the original sends works as it is. The system starts
 * without its registry, which classroom mode can do because no token has to be checked.
 */
@TestMethodOrder(OrderAnnotation.class)
class ClassroomIT {

	private static final Duration SEEN_LIMIT = Duration.ofSeconds(40);

	/**
	 * Registry, kv-store, gateway, auth-service, data-service, compute-service twice,
	 * monitor.
	 */
	private static final int PROCESSES = 8;

	private static final Path PAGE = Path.of("..", "docs", "originals.md");

	/** The documented ports, and who is at them. */
	private static final Map<String, String> INSTANCES = Map.of("3000", "gateway", "3001", "auth-service-1", "3004",
			"admin-monitor", "3005", "eureka-registry", "4002", "data-service-1", "5002", "compute-service-1");

	private static RunningSystem system;

	@BeforeAll
	static void startEverythingButTheRegistry() {
		system = RunningSystem.start(
				Topology.onFreePorts(1).with(Component.EUREKA_REGISTRY, 0).with(Component.COMPUTE_SERVICE, 2),
				Map.of("ROLLCALL_SECURITY_OPEN", "true"));
	}

	@AfterAll
	static void stop() {
		if (system != null) {
			system.close();
		}
	}

	@Test
	@Order(1)
	void theGatewayServesFromItsOwnListUntilTheRegistryIsThere() throws InterruptedException {
		assertThat(discovery()).isEqualTo("STATIC");
		assertThat(sum().status()).isEqualTo(200);
		assertThat(system.log("gateway")).contains("Service Discovery: STATIC");
		startTheRegistry();
		assertThat(discovery()).isEqualTo("DYNAMIC");
		assertThat(system.log("gateway")).contains("Service Discovery: DYNAMIC (from service registry)");
		for (int i = 0; i < 10; i++) {
			Answer answer = sum();
			assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		}
	}

	/** The first test does; one that is run again is alone. */
	private static void startTheRegistry() throws InterruptedException {
		if (system.cluster().processes().stream().noneMatch(ClassroomIT::isRegistry)) {
			system.cluster().start("eureka-registry");
		}
		RunningSystem.await("the registry's list is used", SEEN_LIMIT, () -> discovery().equals("DYNAMIC"));
	}

	private static boolean isRegistry(ManagedProcess process) {
		return process.instance().component() == Component.EUREKA_REGISTRY;
	}

	private static void awaitEverybody() throws InterruptedException {
		startTheRegistry();
		RunningSystem.await("all have registered", SEEN_LIMIT,
				() -> system.instance("admin-monitor")
					.get("/api/status")
					.json()
					.at("/summary/healthy")
					.asInt() >= PROCESSES);
	}

	private static String discovery() {
		return system.gateway().get("/status").json().path("discovery").asString();
	}

	private static Answer sum() {
		return system.gateway().post("/api/compute/sum", "{\"a\":1,\"b\":1}");
	}

	@Test
	void everyLineOfThePageWorks() throws IOException, InterruptedException {
		awaitEverybody();
		List<String> lines = lines();
		assertThat(lines).hasSizeGreaterThan(60);
		Path script = Files.createTempFile(Path.of("target"), "originals", ".sh");
		Files.writeString(script, """
				set -euo pipefail
				curl() { command curl --fail-with-body --max-time 30 "$@"; }
				""" + lines.stream().map((line) -> line + "\necho\n").collect(Collectors.joining()));
		Path output = Path.of("target", "originals.out");
		Process shell = new ProcessBuilder("bash", "-x", script.toString()).redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		assertThat(shell.waitFor(5, TimeUnit.MINUTES)).as("the lines have ended").isTrue();
		assertThat(shell.exitValue()).as(Files.readString(output)).isZero();
	}

	@Test
	void whatIsNotForEverybodyStaysSo() throws InterruptedException {
		awaitEverybody();
		assertThat(system.gateway().delete("/api/compute/accumulator").status()).isIn(401, 403);
		assertThat(system.gateway().get("/api/auth/profile").status()).isEqualTo(401);
		assertThat(system.gateway().get("/api/auth/verify").json().path("valid").asBoolean(true)).isFalse();
		assertThat(system.instance("kv-store").get("/api/kv/accumulator").status()).isEqualTo(401);
		assertThat(system.instance("eureka-registry").get("/eureka/apps").status()).isEqualTo(401);
		assertThat(system.gateway().as("a.forged.token").get("/api/data").status()).isEqualTo(401);
	}

	@Test
	void aShortPasswordIsTakenAndOneThatIsTooShortIsNot() throws InterruptedException {
		awaitEverybody();
		String name = RunningSystem.newName();
		String body = "{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"%2$s\"}";
		Answer refused = system.gateway().post("/api/auth/register", body.formatted(name, "12345"));
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.text()).contains("must have 6 characters");
		assertThat(system.gateway().post("/api/auth/register", body.formatted(name, "123456")).status()).isEqualTo(201);
	}

	/** The lines of the page's blocks, with the ports of this cluster. */
	private static List<String> lines() throws IOException {
		List<String> lines = new ArrayList<>();
		boolean inside = false;
		for (String line : Files.readAllLines(PAGE)) {
			if (line.startsWith("```")) {
				inside = line.equals("```bash");
			}
			else if (inside) {
				lines.add(withPortsOfThisCluster(line));
			}
		}
		return lines;
	}

	private static String withPortsOfThisCluster(String line) {
		String changed = line;
		for (Map.Entry<String, String> instance : INSTANCES.entrySet()) {
			int port = system.cluster().url(instance.getValue()).getPort();
			changed = changed.replace("localhost:" + instance.getKey() + "/", "localhost:" + port + "/");
		}
		return changed;
	}

}
