package dev.rollcall.compute.operation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * Powers and square roots.
 */
final class Powers {

	/**
	 * Twice the digits of a double and some more: the root of an integer that is no
	 * square is irrational and not that near to a point halfway between two doubles.
	 */
	private static final MathContext ROOT_PRECISION = new MathContext(40);

	/**
	 * The reciprocal of more than 1e330 is zero as a double: the smallest above zero is
	 * 4.9e-324.
	 */
	private static final double RECIPROCAL_LOG10_MAX = 330;

	private Powers() {
	}

	static Result power(Call call) {
		if (!call.isExact()) {
			double[] numbers = call.decimals();
			if (numbers[0] == 0 && numbers[1] < 0) {
				throw Call.divisionByZero();
			}
			return new Decimal(Math.pow(numbers[0], numbers[1]));
		}
		BigInteger base = call.integer(0);
		BigInteger exponent = call.integer(1);
		return (exponent.signum() < 0) ? reciprocal(base, exponent.negate()) : power(base, exponent, call);
	}

	private static Whole power(BigInteger base, BigInteger exponent, Call call) {
		if (exponent.signum() == 0) {
			return Whole.of(1);
		}
		if (base.abs().bitLength() <= 1) {
			return new Whole(exponent.testBit(0) ? base : base.abs());
		}
		double log10 = Digits.log10(base) * exponent.doubleValue();
		Digits.checkEstimate(log10, call.mode());
		if (Digits.isSurelyWithinLimit(log10, call.mode())) {
			call.checkpoint(0, 1);
		}
		return Digits.checked(base.pow(exponent.intValueExact()), call.mode());
	}

	/** A power with a negative exponent: a double, by the contract, even for 1. */
	private static Decimal reciprocal(BigInteger base, BigInteger exponent) {
		if (base.signum() == 0) {
			throw Call.divisionByZero();
		}
		if (base.abs().equals(BigInteger.ONE)) {
			return new Decimal(exponent.testBit(0) ? base.doubleValue() : 1);
		}
		if (Digits.log10(base) * exponent.doubleValue() > RECIPROCAL_LOG10_MAX) {
			return new Decimal(0);
		}
		return Ratio.nearest(BigInteger.ONE, base.pow(exponent.intValueExact()));
	}

	static Result sqrt(Call call) {
		if (!call.isExact()) {
			double number = call.decimals()[0];
			if (number < 0) {
				throw call.invalid();
			}
			return new Decimal(Math.sqrt(number));
		}
		BigInteger number = call.integer(0);
		if (number.signum() < 0) {
			throw call.invalid();
		}
		BigInteger[] root = number.sqrtAndRemainder();
		return (root[1].signum() == 0) ? new Whole(root[0])
				: new Decimal(new BigDecimal(number).sqrt(ROOT_PRECISION).doubleValue());
	}

	static Result modPow(Call call) {
		BigInteger exponent = call.integer(1);
		BigInteger modulus = call.integer(2);
		if (exponent.signum() < 0 || modulus.signum() <= 0) {
			throw call.invalid();
		}
		return new Whole(call.integer(0).modPow(exponent, modulus));
	}

}
