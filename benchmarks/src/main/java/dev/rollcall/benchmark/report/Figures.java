package dev.rollcall.benchmark.report;

import java.time.Duration;
import java.util.Locale;

/**
 * Figures as people read them.
 */
public final class Figures {

	private static final double MILLIS = 1_000;

	private Figures() {
	}

	/**
	 * A time.
	 * @param time the time
	 * @return such as {@code 0.213 s}
	 */
	public static String seconds(Duration time) {
		return "%s s".formatted(decimals(time.toMillis() / MILLIS, 3));
	}

	/**
	 * How many times one is the other.
	 * @param dividend the one
	 * @param divisor the other
	 * @return such as {@code 1.05}; {@code -} when the other is nothing
	 */
	public static String ratio(double dividend, double divisor) {
		return (divisor == 0) ? "-" : decimals(dividend / divisor, 2);
	}

	/**
	 * The same of times.
	 * @param dividend the one
	 * @param divisor the other
	 * @return such as {@code 1.05}; {@code -} when the other is nothing
	 */
	public static String ratio(Duration dividend, Duration divisor) {
		return ratio(dividend.toNanos(), divisor.toNanos());
	}

	/**
	 * A number.
	 * @param number the number
	 * @param decimals how many digits after the point
	 * @return such as {@code 0.5}
	 */
	public static String decimals(double number, int decimals) {
		return String.format(Locale.ROOT, "%." + decimals + "f", number);
	}

}
