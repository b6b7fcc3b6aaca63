package dev.rollcall.client.command;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.Charset;

import dev.rollcall.client.balance.TimeLimits;

/**
 * The program {@code client}.
 */
public final class Main {

	private Main() {
	}

	/**
	 * Runs one command, or the menu, and ends the JVM with its exit code.
	 * @param arguments what was typed after {@code client}
	 */
	public static void main(String[] arguments) {
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
		System.exit(new CommandLine(in, System.out, System.err, System.getenv(), TimeLimits.DEFAULT).run(arguments));
	}

}
