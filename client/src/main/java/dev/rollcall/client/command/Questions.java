package dev.rollcall.client.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

import dev.rollcall.client.balance.ClientException;

/**
 * Asks a person, or reads the answers from a pipe.
 *
 * @param in what is read line by line
 * @param out gets the prompts
 */
record Questions(BufferedReader in, PrintStream out) {

	/** Any text in one line. */
	String text(String prompt) {
		this.out.print(prompt);
		this.out.flush();
		return line();
	}

	/** The same, but nobody sees it. */
	String secret(String prompt) throws InterruptedException {
		Console console = System.console();
		if (console != null && console.isTerminal()) {
			char[] typed = console.readPassword("%s", prompt);
			if (typed == null) {
				throw nothing();
			}
			return new String(typed);
		}
		if (isTyped()) {
			throw new ClientException("the password would be seen: let the output of client login be the terminal too");
		}
		String secret = text(prompt);
		this.out.println();
		return secret;
	}

	private String line() {
		try {
			String line = this.in.readLine();
			if (line == null || line.isBlank()) {
				throw nothing();
			}
			return line.strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The JDK knows only whether input and output are both a terminal. */
	private static boolean isTyped() throws InterruptedException {
		try {
			return new ProcessBuilder("sh", "-c", "test -t 0").inheritIO().start().waitFor() == 0;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ClientException nothing() {
		return new ClientException("nothing was typed, so nobody is signed in");
	}

}
