package dev.rollcall.client.command;

import java.nio.file.Path;

import dev.rollcall.client.TestSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole transcripts of the menu with piped input, in the words of the original.
 */
class MenuTests {

	private static final String MENU = """

			--- Client MENU ---
			1. Execute Stateless Sum (A + B)
			2. Execute Stateful Multiplication (GlobalAccumulator * Factor)
			3. Exit
			[Client] Select an option:\s""";

	private final TestSystem system = new TestSystem(2);

	private ClientRun client = new ClientRun(this.system, Path.of(""));

	@BeforeEach
	void signInAsDemo(@TempDir Path home) {
		this.client = new ClientRun(this.system, home).withDemoSecret();
	}

	@AfterEach
	void stop() {
		this.system.close();
	}

	@Test
	void twoSumsGoToTwoServers() {
		assertThat(this.client.runWith("1\n1\n1\n1\n1\n1\n3\n")).isZero();
		assertThat(this.client.out()).isEqualTo(MENU + sum(1, 0) + MENU + sum(2, 1) + MENU);
		assertThat(this.client.err()).isEmpty();
	}

	@Test
	void twoFactorsMultiplyOneAccumulatorOnTwoServers() {
		assertThat(this.client.runWith("2\n2\n2\n2\n3\n")).isZero();
		assertThat(this.client.out()).isEqualTo(MENU + multiplication(1, 0, 2) + MENU + multiplication(2, 1, 4) + MENU);
	}

	@Test
	void goesOnWithTheOtherServerWhenOneIsDead() {
		this.system.server(0).close();
		String dead = this.system.server(0).address();
		assertThat(this.client.runWith("2\n2\n3\n")).isZero();
		assertThat(this.client.out()).isEqualTo(MENU + """
				[Client] [Stateful Operation Selected]
				Enter Factor to multiply by: [Client] [Request 1] Routing to Server: %1$s
				[Client] Error connecting to server %1$s: connection refused
				[Client] [Request 1] Routing to Server: %2$s
				[Client] Global Accumulator: * 2 = 2
				""".formatted(dead, this.system.server(1).address()) + MENU);
	}

	@Test
	void asksAgainForWhatIsNoNumber() {
		assertThat(this.client.runWith(" 1 \none\n1.5\n\n 2\n2\n1.5\n3\n3\n")).isZero();
		assertThat(this.client.out()).isEqualTo(MENU + """
				[Client] [Stateless Operation Selected]
				Enter value for A: [Client] 'one' is not a number, such as 2 or -1.5
				Enter value for A: Enter value for B: [Client] '' is not a number, such as 2 or -1.5
				Enter value for B: [Client] [Request 1] Routing to Server: %s
				[Client] Sum Result: 1.5 + 2 = 3.5
				""".formatted(this.system.server(0).address()) + MENU + """
				[Client] [Stateful Operation Selected]
				Enter Factor to multiply by: [Client] '1.5' is not an integer, such as 2 or -3
				Enter Factor to multiply by: [Client] [Request 2] Routing to Server: %s
				[Client] Global Accumulator: * 3 = 3
				""".formatted(this.system.server(1).address()) + MENU);
	}

	@Test
	void saysThatThereIsNoSuchOption() {
		assertThat(this.client.runWith("4\n3\n")).isZero();
		assertThat(this.client.out()).isEqualTo(MENU + "[Client] '4' is not an option: 1, 2 or 3\n" + MENU);
	}

	@Test
	void endsWithTheInputWhereverThatIs() {
		assertThat(this.client.runWith("")).isZero();
		assertThat(this.client.out()).isEqualTo(MENU + "\n");
		assertThat(this.client.runWith("1\n1")).isZero();
		assertThat(this.client.out())
			.isEqualTo(MENU + "[Client] [Stateless Operation Selected]\nEnter value for A: Enter value for B: \n");
		assertThat(this.system.registry().requests()).isEmpty();
	}

	@Test
	void showsTheMenuAgainAfterAnError() {
		this.system.registry().close();
		assertThat(this.client.runWith("2\n2\n3\n")).isZero();
		assertThat(this.client.out()).isEqualTo(MENU + """
				[Client] [Stateful Operation Selected]
				Enter Factor to multiply by: [Client] Error: the registry at %s does not answer: connection refused
				""".formatted(this.system.registry().url()) + MENU);
	}

	private String sum(int request, int server) {
		return """
				[Client] [Stateless Operation Selected]
				Enter value for A: Enter value for B: [Client] [Request %d] Routing to Server: %s
				[Client] Sum Result: 1 + 1 = 2
				""".formatted(request, this.system.server(server).address());
	}

	private String multiplication(int request, int server, int result) {
		return """
				[Client] [Stateful Operation Selected]
				Enter Factor to multiply by: [Client] [Request %d] Routing to Server: %s
				[Client] Global Accumulator: * 2 = %d
				""".formatted(request, this.system.server(server).address(), result);
	}

}
