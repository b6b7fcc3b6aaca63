package dev.rollcall.compute.operation;

import java.math.BigInteger;

/**
 * Counts decimal digits, before a result is computed by logarithms, and exactly without
 * writing them.
 */
final class Digits {

	private static final double LOG10_OF_2 = Math.log10(2);

	/**
	 * How far an estimate may lie above the limit and still be computed, then to be
	 * checked exactly: far more than the rounding errors of 100,000 added logarithms, far
	 * less than a digit.
	 */
	private static final double SLACK = 0.001;

	private Digits() {
	}

	/**
	 * The decimal logarithm of |value|, also where that is beyond a double.
	 * @param value not zero
	 * @return log10 |value|
	 */
	static double log10(BigInteger value) {
		int shift = Math.max(0, value.bitLength() - (Long.SIZE - 2));
		return Math.log10(value.abs().shiftRight(shift).doubleValue()) + shift * LOG10_OF_2;
	}

	/**
	 * How many decimal digits |value| has, at least 1.
	 */
	static int count(BigInteger value) {
		int countMin = (int) ((value.abs().bitLength() - 1) * LOG10_OF_2) + 1;
		return moreThan(countMin, value) ? countMin + 1 : countMin;
	}

	/**
	 * Whether a result need not be computed to know that it is let through.
	 * @param log10 the decimal logarithm of the result's magnitude
	 */
	static boolean isSurelyWithinLimit(double log10, Mode mode) {
		return log10 < Limit.RESULT_DIGITS.in(mode) - SLACK;
	}

	/**
	 * Refuses a result by its estimate.
	 * @param log10 the decimal logarithm of the result's magnitude, infinite when that is
	 * beyond a double
	 */
	static void checkEstimate(double log10, Mode mode) {
		if (log10 > Limit.RESULT_DIGITS.in(mode) + SLACK) {
			Limit.RESULT_DIGITS.check((long) Math.floor(log10 + SLACK + 1), mode);
		}
	}

	/**
	 * An exact result, refused when the estimate let through what has a digit too many.
	 */
	static Whole checked(BigInteger result, Mode mode) {
		long digitsMax = Limit.RESULT_DIGITS.in(mode);
		if (moreThan(digitsMax, result)) {
			Limit.RESULT_DIGITS.check(digitsMax + 1, mode);
		}
		return new Whole(result);
	}

	/**
	 * Whether |value| has more than so many decimal digits, that is, is at least
	 * 10^digits. The power is only computed where the bit lengths leave it open.
	 */
	static boolean moreThan(long digits, BigInteger value) {
		double bits = digits / LOG10_OF_2;
		int bitLength = value.abs().bitLength();
		if (bitLength <= bits) {
			return false;
		}
		if (bitLength - 1 >= bits) {
			return true;
		}
		return value.abs().compareTo(BigInteger.TEN.pow(Math.toIntExact(digits))) >= 0;
	}

}
