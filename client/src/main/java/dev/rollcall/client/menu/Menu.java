package dev.rollcall.client.menu;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.rollcall.client.balance.ClientException;
import dev.rollcall.client.calculation.Calculator;
import dev.rollcall.client.calculation.Operands;

/**
 * Shows the menu until its last option is chosen or the input ends.
 */
public final class Menu {

	private static final String TEXT = """

			--- Client MENU ---
			1. Execute Stateless Sum (A + B)
			2. Execute Stateful Multiplication (GlobalAccumulator * Factor)
			3. Exit""";

	private final Calculator calculator;

	private final BufferedReader in;

	private final PrintStream out;

	/**
	 * Creates one; nothing is printed yet.
	 * @param calculator does what is chosen
	 * @param in is read line by line
	 * @param out gets the menu and the prompts
	 */
	public Menu(Calculator calculator, BufferedReader in, PrintStream out) {
		this.calculator = calculator;
		this.in = in;
		this.out = out;
	}

	/**
	 * Runs it. What goes wrong costs a line and the menu comes again.
	 * @throws InterruptedException when interrupted while waiting for an answer
	 */
	public void run() throws InterruptedException {
		try {
			boolean more = true;
			while (more) {
				more = choose();
			}
		}
		catch (EndOfInputException ex) {
			// Nobody will choose anything any more; what was prompted ends its line.
			this.out.println();
		}
	}

	private boolean choose() throws EndOfInputException, InterruptedException {
		this.out.println(TEXT);
		String option = ask("[Client] Select an option: ");
		try {
			switch (option) {
				case "1" -> sum();
				case "2" -> multiply();
				case "3" -> {
					return false;
				}
				default -> this.out.println("[Client] '" + option + "' is not an option: 1, 2 or 3");
			}
		}
		catch (ClientException ex) {
			this.out.println("[Client] Error: " + ex.getMessage());
		}
		return true;
	}

	private void sum() throws EndOfInputException, InterruptedException {
		this.out.println("[Client] [Stateless Operation Selected]");
		this.calculator.sum(askNumber("Enter value for A: ", Operands::decimal, Operands::notANumber),
				askNumber("Enter value for B: ", Operands::decimal, Operands::notANumber));
	}

	private void multiply() throws EndOfInputException, InterruptedException {
		this.out.println("[Client] [Stateful Operation Selected]");
		this.calculator.multiply(askNumber("Enter Factor to multiply by: ", Operands::integer, Operands::notAnInteger));
	}

	private <T> T askNumber(String prompt, Function<String, Optional<T>> understand, UnaryOperator<String> complaint)
			throws EndOfInputException {
		while (true) {
			String typed = ask(prompt);
			Optional<T> number = understand.apply(typed);
			if (number.isPresent()) {
				return number.get();
			}
			this.out.println("[Client] " + complaint.apply(typed));
		}
	}

	private String ask(String prompt) throws EndOfInputException {
		this.out.print(prompt);
		this.out.flush();
		try {
			String line = this.in.readLine();
			if (line == null) {
				throw new EndOfInputException();
			}
			return line.strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * There is nothing to read any more.
	 */
	private static final class EndOfInputException extends Exception {

		private static final long serialVersionUID = 1L;

	}

}
