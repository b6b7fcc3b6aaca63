package dev.rollcall.cluster.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A console whose output can be read.
 */
final class ConsoleFixtures {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private final Console console;

	private ConsoleFixtures(boolean terminal) {
		this.console = new Console(new PrintStream(this.out, true, StandardCharsets.UTF_8),
				new PrintStream(this.err, true, StandardCharsets.UTF_8), terminal, terminal);
	}

	static ConsoleFixtures terminal() {
		return new ConsoleFixtures(true);
	}

	static ConsoleFixtures file() {
		return new ConsoleFixtures(false);
	}

	Console console() {
		return this.console;
	}

	String out() {
		return this.out.toString(StandardCharsets.UTF_8);
	}

	String err() {
		return this.err.toString(StandardCharsets.UTF_8);
	}

}
