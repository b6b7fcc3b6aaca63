package dev.rollcall.client.command;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.rollcall.client.TestSystem;
import dev.rollcall.client.balance.TimeLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link CommandLine}, {@link Settings} and {@link Main}.
 */
class CommandLineTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "add 1 1 | there is no command 'add'", "sum 1 | it is: client sum A B",
					"sum 1 1 1 | it is: client sum A B", "sum 1 x | 'x' is not a number, such as 2 or -1.5",
					"sum 1e3 1 | '1e3' is not a number, such as 2 or -1.5", "multiply | it is: client multiply N",
					"multiply 1.5 | '1.5' is not an integer, such as 2 or -3", "login demo | it is: client login",
					"logout now | it is: client logout" })
	void answersAWrongCallWithOneLine(String typed, String message) {
		assertThat(run(Map.of(), typed.split(" "))).isEqualTo(CommandLine.USAGE);
		assertThat(text(this.err)).isEqualTo("client: " + message + " (client help lists what there is)\n");
		assertThat(text(this.out)).isEmpty();
	}

	@Test
	void helpsWhenAsked() {
		assertThat(run(Map.of(), "help")).isEqualTo(CommandLine.OK);
		assertThat(text(this.out)).contains("client sum A B", "client multiply N", "client login", "client logout");
		assertThat(text(this.out).lines()).allMatch((line) -> line.length() <= 90);
	}

	@ParameterizedTest
	@CsvSource({ "localhost:3005", "ftp://localhost", "http://user@localhost:3005", "http://localhost:3005/path",
			"http://local host" })
	void refusesAnAddressThatIsNone(String url) {
		assertThat(run(Map.of("SERVICE_REGISTRY_URL", url), "sum", "1", "1")).isEqualTo(CommandLine.USAGE);
		assertThat(text(this.err))
			.startsWith("client: SERVICE_REGISTRY_URL is a URL such as http://localhost:3005, not '" + url + "'");
	}

	@Test
	void isAtThePlacesOfTheContractUnlessTold() {
		Settings settings = Settings.of(Map.of("LOAD_BALANCER_URL", " "));
		assertThat(settings.registry()).hasToString("http://localhost:3005");
		assertThat(settings.gateway()).hasToString("http://localhost:3000");
		assertThat(settings.home()).isEqualTo(Path.of("").toAbsolutePath());
	}

	@Test
	void worksAsAProgramWithAPipe(@TempDir Path home) throws Exception {
		try (TestSystem system = new TestSystem(1)) {
			system.openClassroom();
			Process client = start(system, home, List.of());
			client.getOutputStream().write("1\n1\n1\n".getBytes(StandardCharsets.UTF_8));
			client.getOutputStream().close();
			assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.contains("[Client] Sum Result: 1 + 1 = 2\n")
				.endsWith("[Client] Select an option: \n");
			assertThat(client.waitFor()).isZero();
			Process wrong = start(system, home, List.of("sum"));
			assertThat(wrong.waitFor()).isEqualTo(CommandLine.USAGE);
		}
	}

	private static Process start(TestSystem system, Path home, List<String> typed) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
		command.addAll(typed);
		ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
		builder.environment()
			.putAll(Map.of("SERVICE_REGISTRY_URL", system.registry().url(), "LOAD_BALANCER_URL", system.gateway().url(),
					"ROLLCALL_HOME", home.toString()));
		return builder.start();
	}

	private int run(Map<String, String> environment, String... typed) {
		return new CommandLine(new BufferedReader(new StringReader("")), stream(this.out), stream(this.err),
				environment, TimeLimits.DEFAULT)
			.run(typed);
	}

	private static PrintStream stream(ByteArrayOutputStream bytes) {
		return new PrintStream(bytes, true, StandardCharsets.UTF_8);
	}

	private static String text(ByteArrayOutputStream bytes) {
		return bytes.toString(StandardCharsets.UTF_8);
	}

}
