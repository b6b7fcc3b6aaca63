package dev.rollcall.cluster.command;

import java.nio.file.Path;

/**
 * {@code ./rollcall}.
 */
public final class Main {

	/** Set by the script: the folder where it lies. */
	private static final String ROOT = "rollcall.root";

	private Main() {
	}

	/**
	 * Runs one command and ends the JVM with its exit code.
	 * @param arguments what was typed after {@code ./rollcall}
	 */
	public static void main(String[] arguments) {
		Path root = Path.of(System.getProperty(ROOT, ""));
		System.exit(new CommandLine(root, Console.ofThisProcess(), System.getenv()).run(arguments));
	}

}
