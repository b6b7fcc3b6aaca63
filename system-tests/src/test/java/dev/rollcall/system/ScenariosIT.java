package dev.rollcall.system;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import dev.rollcall.cluster.ManagedProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** The three scenarios of the Go system, typed into the client. */
@ExtendWith(RunningCluster.class)
class ScenariosIT {

	private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

	@BeforeEach
	void beginWithNoAccumulator(RunningSystem system) {
		assertThat(system.admin().delete("/api/compute/accumulator").status()).isIn(204, 404);
	}

	@Test
	void twoSumsGoToTwoServers(RunningSystem system) throws Exception {
		try (ClientSession client = new ClientSession(system)) {
			String screen = client.sum("1", "1", "[Client] Sum Result: 1 + 1 = 2")
				.sum("1", "1", "[Client] Sum Result: 1 + 1 = 2")
				.exit();
			assertThat(screen).contains("--- Client MENU ---", "1. Execute Stateless Sum (A + B)",
					"2. Execute Stateful Multiplication (GlobalAccumulator * Factor)", "3. Exit",
					"[Client] Select an option: ", "[Client] [Stateless Operation Selected]", "Enter value for A: ",
					"Enter value for B: ");
			assertThat(servers(screen)).hasSize(2).doesNotHaveDuplicates();
		}
	}

	@Test
	void twoMultiplicationsOnTwoServersSeeOneAccumulator(RunningSystem system) throws Exception {
		try (ClientSession client = new ClientSession(system)) {
			String screen = client.multiply("2", "[Client] Global Accumulator: * 2 = 2")
				.multiply("2", "[Client] Global Accumulator: * 2 = 4")
				.exit();
			assertThat(screen).contains("[Client] [Stateful Operation Selected]", "Enter Factor to multiply by: ");
			assertThat(servers(screen)).hasSize(2).doesNotHaveDuplicates();
		}
	}

	@Test
	void aServerThatWasStoppedCostsALineAndNotTheRequest(RunningSystem system)
			throws IOException, InterruptedException {
		try (ClientSession client = new ClientSession(system)) {
			client.sum("1", "1", "[Client] Sum Result: 1 + 1 = 2");
			ManagedProcess server = system.cluster().process("compute-service-2");
			String address = "localhost:" + server.instance().port();
			new ProcessBuilder("kill", "-INT", String.valueOf(server.pid())).start().waitFor();
			RunningSystem.await("the server has stopped", STOP_LIMIT, () -> !server.isRunning());
			String screen = client.sum("1", "1", "[Client] Sum Result: 1 + 1 = 2")
				.multiply("2", "[Client] Global Accumulator: * 2 = 2")
				.multiply("2", "[Client] Global Accumulator: * 2 = 4")
				.exit();
			assertThat(screen).contains("[Client] Error connecting to server " + address + ": connection refused");
			assertThat(system.log("compute-service-2")).contains("[Server] Successfully registered to Registry",
					"[Server] Server running on " + address + ". Waiting for requests...", "[Server] Shutting down...",
					"[Server] Successfully deregistered from Registry");
			assertThat(system.log("eureka-registry")).contains("[Registry] Server registered: " + address,
					"[Registry] Server deregistered: " + address);
		}
		finally {
			system.restore("compute-service-2");
		}
	}

	/** Where the requests of a session went, failed tries included. */
	private static List<String> servers(String screen) {
		return screen.lines()
			.filter((line) -> line.contains("Routing to Server: "))
			.map((line) -> line.substring(line.lastIndexOf(' ') + 1))
			.toList();
	}

}
