package dev.rollcall.client.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.rollcall.client.TestServer;
import dev.rollcall.client.TestServer.Reply;
import dev.rollcall.client.TestServer.Request;
import dev.rollcall.client.TestSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the client does with the servers of its list, dead ones among them.
 */
class BalancingTests {

	private final TestSystem system = new TestSystem(2);

	private ClientRun client = new ClientRun(this.system, Path.of(""));

	@BeforeEach
	void openClassroom(@TempDir Path home) {
		this.system.openClassroom();
		this.client = new ClientRun(this.system, home);
	}

	@AfterEach
	void stop() {
		this.system.close();
	}

	@Test
	void addsOnTheFirstServer() {
		assertThat(this.client.run("sum", "1", "1")).isZero();
		assertThat(this.client.out()).isEqualTo("""
				[Client] [Request 1] Routing to Server: %s
				[Client] Sum Result: 1 + 1 = 2
				""".formatted(this.system.server(0).address()));
		assertThat(this.client.err()).isEmpty();
	}

	@Test
	void addsIntegersAndDecimalsAsTyped() {
		this.client.run("sum", "-1.50", "123456789012345678901234567890");
		assertThat(this.system.server(0).requests()).extracting(Request::body)
			.containsExactly("{\"a\":-1.50,\"b\":123456789012345678901234567890}");
		assertThat(this.client.out())
			.contains("Sum Result: -1.50 + 123456789012345678901234567890 = 123456789012345678901234567888.50");
	}

	@Test
	void multipliesTheSharedAccumulator() {
		assertThat(this.client.run("multiply", "2")).isZero();
		assertThat(this.client.out()).contains("[Client] Global Accumulator: * 2 = 2");
		assertThat(this.client.run("multiply", "-3")).isZero();
		assertThat(this.client.out()).contains("[Client] Global Accumulator: * -3 = -6");
		assertThat(this.system.server(0).requests()).extracting(Request::key).hasSize(2).doesNotHaveDuplicates();
	}

	@Test
	void oneCounterServesBothOperationsAndTheListIsAskedForOnce() {
		assertThat(this.client.runWith("1\n1\n1\n2\n2\n1\n3\n4\n2\n2\n3\n")).isZero();
		String first = this.system.server(0).address();
		String second = this.system.server(1).address();
		assertThat(this.client.out().lines().filter((line) -> line.contains("Routing")).map(BalancingTests::log))
			.containsExactly("[Client] [Request 1] Routing to Server: " + first,
					"[Client] [Request 2] Routing to Server: " + second,
					"[Client] [Request 3] Routing to Server: " + first,
					"[Client] [Request 4] Routing to Server: " + second);
		assertThat(this.system.registry().requests()).extracting(Request::path)
			.containsExactly("/api/registry/services/compute?healthy=true");
	}

	@Test
	void theNextServerGetsTheRequestOfADeadOne() {
		this.system.server(0).close();
		assertThat(this.client.run("sum", "1", "1")).isZero();
		assertThat(this.client.out()).isEqualTo("""
				[Client] [Request 1] Routing to Server: %1$s
				[Client] Error connecting to server %1$s: connection refused
				[Client] [Request 1] Routing to Server: %2$s
				[Client] Sum Result: 1 + 1 = 2
				""".formatted(this.system.server(0).address(), this.system.server(1).address()));
	}

	@Test
	void keepsItsListThoughAServerHasDied() {
		TestServer first = this.system.server(0);
		first.now((request) -> {
			// Dies after its first answer; the registry no longer lists it.
			this.system.listCompute(List.of(this.system.server(1).url()));
			first.now((next) -> Reply.LOST);
			return this.system.compute(request);
		});
		assertThat(this.client.runWith("2\n2\n2\n2\n2\n2\n2\n2\n3\n")).isZero();
		assertThat(this.client.out()).contains("* 2 = 2", "* 2 = 4", "* 2 = 8", "* 2 = 16")
			.containsOnlyOnce("[Client] Error connecting to server " + first.address() + ": connection lost");
		assertThat(this.system.registry().requests()).hasSize(1);
	}

	@Test
	void aLostAnswerIsAskedForElsewhereWithTheSameKeyAndMultipliesOnce() {
		this.system.server(0).now((request) -> {
			this.system.compute(request);
			return Reply.LOST;
		});
		assertThat(this.client.run("multiply", "2")).isZero();
		assertThat(this.client.out()).contains(
				"[Client] Error connecting to server " + this.system.server(0).address() + ": connection lost",
				"[Client] Global Accumulator: * 2 = 2");
		assertThat(this.system.server(1).requests()).isEqualTo(this.system.server(0).requests());
		assertThat(this.system.server(1).requests()).singleElement()
			.satisfies((request) -> assertThat(request.key()).matches("[!-~]{1,64}"));
	}

	@Test
	void aHungServerCostsItsTimeLimit() {
		this.system.server(0).now((request) -> Reply.HUNG);
		assertThat(this.client.withRealAnswerLimit().run("multiply", "2")).isZero();
		assertThat(this.client.out()).contains(
				"[Client] Error connecting to server " + this.system.server(0).address() + ": no answer within 2 s",
				"[Client] Global Accumulator: * 2 = 2");
		assertThat(this.system.server(1).requests()).isEqualTo(this.system.server(0).requests());
	}

	@Test
	void aServerThatIsStoppingIsPassedOver() {
		this.system.server(0).now((request) -> Reply.problem(503, "this instance is stopping"));
		assertThat(this.client.run("sum", "1", "1")).isZero();
		assertThat(this.client.out()).contains(
				"[Client] Error from server " + this.system.server(0).address() + ": this instance is stopping",
				"[Client] Sum Result: 1 + 1 = 2");
	}

	@Test
	void saysWhatAllServersSay() {
		this.system.server(0).now((request) -> Reply.problem(503, "kv-store is away"));
		this.system.server(1)
			.now((request) -> new Reply(409, "{\"detail\":\"the first one still runs\"}", Map.of("Retry-After", "1")));
		assertThat(this.client.run("multiply", "2")).isEqualTo(1);
		assertThat(this.client.err()).isEqualTo("client: the first one still runs\n");
		assertThat(this.system.registry().requests()).hasSize(1);
	}

	@Test
	void asksTheRegistryAgainWhenTheWholeListIsDead() {
		try (TestServer late = new TestServer(this.system::compute)) {
			this.system.server(0).close();
			this.system.server(1).now((request) -> {
				this.system.listCompute(List.of(late.url()));
				return Reply.LOST;
			});
			assertThat(this.client.run("multiply", "2")).isZero();
			assertThat(this.client.out()).endsWith("""
					[Client] [Request 1] Routing to Server: %s
					[Client] Global Accumulator: * 2 = 2
					""".formatted(late.address()));
			assertThat(late.requests()).isEqualTo(this.system.server(1).requests());
			assertThat(this.system.registry().requests()).hasSize(2);
		}
	}

	@Test
	void givesUpWhenTheNewListIsDeadToo() {
		this.system.listCompute(List.of("http://localhost:" + TestServer.refusingPort()));
		assertThat(this.client.run("sum", "1", "1")).isEqualTo(1);
		assertThat(this.client.err()).isEqualTo("client: none of the servers answers: try again later\n");
		assertThat(this.system.registry().requests()).hasSize(2);
	}

	@Test
	void saysThatNoServerIsThere() {
		this.system.listCompute(List.of());
		assertThat(this.client.run("sum", "1", "1")).isEqualTo(1);
		assertThat(this.client.err())
			.isEqualTo("client: the registry knows no healthy compute server: try again later\n");
		assertThat(this.client.out()).isEmpty();
	}

	@Test
	void saysThatTheRegistryIsAway() {
		this.system.registry().close();
		assertThat(this.client.run("sum", "1", "1")).isEqualTo(1);
		assertThat(this.client.err()).isEqualTo(
				"client: the registry at " + this.system.registry().url() + " does not answer: connection refused\n");
	}

	@Test
	void saysThatTheRegistryIsSomethingElse() {
		this.system.registry().now((request) -> Reply.ok("<html>"));
		assertThat(this.client.run("sum", "1", "1")).isEqualTo(1);
		assertThat(this.client.err())
			.isEqualTo("client: what answers at " + this.system.registry().url() + " is no registry\n");
		this.system.registry().now((request) -> Reply.problem(401, "the registry's list is not public"));
		assertThat(this.client.run("sum", "1", "1")).isEqualTo(1);
		assertThat(this.client.err()).endsWith("gives no list: the registry's list is not public\n");
	}

	@Test
	void printsTheProblemOfTheServerAndTriesNoOther() {
		this.system.server(0).now((request) -> Reply.problem(422, "more than 10,000 digits"));
		assertThat(this.client.run("multiply", "2")).isEqualTo(1);
		assertThat(this.client.err()).isEqualTo("client: more than 10,000 digits\n");
		assertThat(this.system.server(1).requests()).isEmpty();
	}

	private static String log(String line) {
		return line.substring(line.indexOf("[Client] [Request"));
	}

}
