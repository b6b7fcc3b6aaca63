package dev.rollcall.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.rollcall.cluster.Topology;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Classroom mode: what a client of the original sends works as it is. */
class ClassroomIT {

	private static final Path PAGE = Path.of("..", "docs", "originals.md");

	/** The documented ports, and who is at them. */
	private static final Map<String, String> INSTANCES = Map.of("3000", "gateway", "3001", "auth-service-1", "3004",
			"admin-monitor", "3005", "eureka-registry", "4002", "data-service-1", "5002", "compute-service-1");

	private static RunningSystem system;

	@BeforeAll
	static void startOneOfEach() {
		system = RunningSystem.start(Topology.onFreePorts(1), Map.of("ROLLCALL_SECURITY_OPEN", "true"));
	}

	@AfterAll
	static void stop() {
		if (system != null) {
			system.close();
		}
	}

	@Test
	void everyLineOfThePageWorks() throws IOException, InterruptedException {
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
	void whatIsNotForEverybodyStaysSo() {
		assertThat(system.gateway().delete("/api/compute/accumulator").status()).isIn(401, 403);
		assertThat(system.gateway().get("/api/auth/profile").status()).isEqualTo(401);
		assertThat(system.gateway().get("/api/auth/verify").json().path("valid").asBoolean(true)).isFalse();
		assertThat(system.instance("kv-store").get("/api/kv/accumulator").status()).isEqualTo(401);
		assertThat(system.instance("eureka-registry").get("/eureka/apps").status()).isEqualTo(401);
		assertThat(system.gateway().as("a.forged.token").get("/api/data").status()).isEqualTo(401);
	}

	@Test
	void aShortPasswordIsTakenAndOneThatIsTooShortIsNot() {
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
