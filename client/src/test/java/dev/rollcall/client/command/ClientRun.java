package dev.rollcall.client.command;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import dev.rollcall.client.TestSystem;
import dev.rollcall.client.balance.TimeLimits;

/**
 * Runs the client against a {@link TestSystem} and keeps what it printed.
 */
final class ClientRun {

	/** Longer than the client's own, so that a slow machine fails no test. */
	private static final Duration PATIENT = Duration.ofSeconds(20);

	private final TestSystem system;

	private final Path home;

	private Duration answerLimit = PATIENT;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	ClientRun(TestSystem system, Path home) {
		this.system = system;
		this.home = home;
	}

	/** Makes it wait for answers as long as the real one does. */
	ClientRun withRealAnswerLimit() {
		this.answerLimit = TimeLimits.DEFAULT.answer();
		return this;
	}

	/** Lets the client read the password of the demo account. */
	ClientRun withDemoSecret() {
		return withDemoSecret(TestSystem.DEMO_PASSWORD);
	}

	ClientRun withDemoSecret(String password) {
		try {
			Path secrets = Files.createDirectories(this.home.resolve("secrets"));
			Files.writeString(secrets.resolve("rollcall.demo.password"), password + "\n");
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A command without input. */
	int run(String... typed) {
		return runWith("", typed);
	}

	/** A command, or the menu, with input. */
	int runWith(String input, String... typed) {
		this.out.reset();
		this.err.reset();
		Map<String, String> environment = Map.of("SERVICE_REGISTRY_URL", this.system.registry().url(),
				"LOAD_BALANCER_URL", this.system.gateway().url(), "ROLLCALL_HOME", this.home.toString());
		return new CommandLine(new BufferedReader(new StringReader(input)),
				new PrintStream(this.out, true, StandardCharsets.UTF_8),
				new PrintStream(this.err, true, StandardCharsets.UTF_8), environment,
				new TimeLimits(PATIENT, this.answerLimit, PATIENT))
			.run(typed);
	}

	String out() {
		return this.out.toString(StandardCharsets.UTF_8);
	}

	String err() {
		return this.err.toString(StandardCharsets.UTF_8);
	}

}
