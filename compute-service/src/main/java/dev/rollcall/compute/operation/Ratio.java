package dev.rollcall.compute.operation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * A quotient of integers.
 */
final class Ratio {

	/**
	 * Enough digits to write every double and every point halfway between two doubles (at
	 * most 768): rounding to these digits and then to a double is rounding once, but for
	 * quotients within 1e-800 of such a point.
	 */
	private static final MathContext PRECISION = new MathContext(800);

	private Ratio() {
	}

	/**
	 * The quotient: an integer when it comes out even, else the nearest double.
	 * @param divisor not zero
	 */
	static Result of(BigInteger dividend, BigInteger divisor) {
		BigInteger[] quotient = dividend.divideAndRemainder(divisor);
		return (quotient[1].signum() == 0) ? new Whole(quotient[0]) : nearest(dividend, divisor);
	}

	/**
	 * The double nearest to the quotient.
	 * @param divisor not zero
	 */
	static Decimal nearest(BigInteger dividend, BigInteger divisor) {
		return new Decimal(new BigDecimal(dividend).divide(new BigDecimal(divisor), PRECISION).doubleValue());
	}

}
