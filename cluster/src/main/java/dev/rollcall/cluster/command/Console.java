package dev.rollcall.cluster.command;

import java.io.PrintStream;
import java.util.Map;

/**
 * Where a person reads.
 *
 * @param out for results
 * @param err for what went wrong
 * @param live whether lines may be written over
 * @param colored whether colors may be used
 */
record Console(PrintStream out, PrintStream err, boolean live, boolean colored) {

	/** Set by the script, which knows without loading a class: {@code true} or not. */
	static final String TERMINAL = "rollcall.terminal";

	/**
	 * Colors. Everything is as readable without.
	 */
	enum Color {

		RED(31), GREEN(32), YELLOW(33);

		private final int code;

		Color(int code) {
			this.code = code;
		}

	}

	static Console ofThisProcess() {
		return of(System.out, System.err, Boolean.getBoolean(TERMINAL), System.getenv());
	}

	/**
	 * No colors with {@code NO_COLOR} (no-color.org), nothing at all on a dumb terminal.
	 */
	static Console of(PrintStream out, PrintStream err, boolean terminal, Map<String, String> environment) {
		boolean live = terminal && !"dumb".equals(environment.get("TERM"));
		return new Console(out, err, live, live && environment.getOrDefault("NO_COLOR", "").isEmpty());
	}

	void print(String line) {
		this.out.println(line);
	}

	void error(String line) {
		this.err.println(line);
	}

	String paint(Color color, String text) {
		return this.colored ? "\u001b[%dm%s\u001b[0m".formatted(color.code, text) : text;
	}

}
