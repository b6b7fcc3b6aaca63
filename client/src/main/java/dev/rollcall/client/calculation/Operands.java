package dev.rollcall.client.calculation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Understands numbers as they are typed: digits, with a sign or a fraction if wanted.
 */
public final class Operands {

	/** The digits that a server takes. */
	private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,1000}");

	private static final Pattern DECIMAL = Pattern.compile(INTEGER.pattern() + "(\\.[0-9]{1,1000})?");

	private Operands() {
	}

	/**
	 * An integer or decimal.
	 * @param typed such as {@code -1.5}
	 * @return empty when it is none
	 */
	public static Optional<BigDecimal> decimal(String typed) {
		return DECIMAL.matcher(typed).matches() ? Optional.of(new BigDecimal(typed)) : Optional.empty();
	}

	/**
	 * An integer.
	 * @param typed such as {@code -2}
	 * @return empty when it is none
	 */
	public static Optional<BigInteger> integer(String typed) {
		return INTEGER.matcher(typed).matches() ? Optional.of(new BigInteger(typed)) : Optional.empty();
	}

	/**
	 * What is said of what is no integer or decimal.
	 * @param typed what was typed
	 * @return one line
	 */
	public static String notANumber(String typed) {
		return "'" + typed + "' is not a number, such as 2 or -1.5";
	}

	/**
	 * What is said of what is no integer.
	 * @param typed what was typed
	 * @return one line
	 */
	public static String notAnInteger(String typed) {
		return "'" + typed + "' is not an integer, such as 2 or -3";
	}

}
