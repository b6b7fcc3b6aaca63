package dev.rollcall.compute.operation;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Lists of numbers: exact when all are integers, else doubles throughout, from left to
 * right.
 */
final class Arithmetic {

	/**
	 * A quotient below 1e-330 is zero as a double: the smallest above zero is 4.9e-324.
	 */
	private static final double QUOTIENT_LOG10_MIN = -330;

	private Arithmetic() {
	}

	static Result add(Call call) {
		return call.isExact() ? new Whole(sum(call.integers())) : new Decimal(sum(call.decimals()));
	}

	static Result subtract(Call call) {
		if (call.isExact()) {
			List<BigInteger> numbers = call.integers();
			BigInteger first = numbers.getFirst();
			BigInteger rest = sum(numbers.subList(1, numbers.size()));
			return new Whole((numbers.size() == 1) ? first.negate() : first.subtract(rest));
		}
		double[] numbers = call.decimals();
		double difference = (numbers.length == 1) ? -numbers[0] : numbers[0];
		for (int i = 1; i < numbers.length; i++) {
			difference -= numbers[i];
		}
		return new Decimal(difference);
	}

	static Result multiply(Call call) {
		if (!call.isExact()) {
			double product = 1;
			for (double number : call.decimals()) {
				product *= number;
			}
			return new Decimal(product);
		}
		List<BigInteger> factors = call.integers();
		if (factors.contains(BigInteger.ZERO)) {
			return Whole.of(0);
		}
		Digits.checkEstimate(factors.stream().mapToDouble(Digits::log10).sum(), call.mode());
		return Digits.checked(ProductTree.of(call, factors.size(), factors::get), call.mode());
	}

	static Result divide(Call call) {
		if (call.isExact()) {
			List<BigInteger> numbers = call.integers();
			return divide(numbers.getFirst(), numbers.subList(1, numbers.size()));
		}
		double[] numbers = call.decimals();
		double quotient = numbers[0];
		for (int i = 1; i < numbers.length; i++) {
			if (numbers[i] == 0) {
				throw Call.divisionByZero();
			}
			quotient /= numbers[i];
		}
		return new Decimal(quotient);
	}

	/**
	 * Divides by the product of the divisors, which is what dividing from left to right
	 * means without rounding in between. The product stays below 1,400 digits, because
	 * with more of them the quotient is zero as a double.
	 */
	private static Result divide(BigInteger dividend, List<BigInteger> divisors) {
		if (divisors.contains(BigInteger.ZERO)) {
			throw Call.divisionByZero();
		}
		if (dividend.signum() == 0) {
			return Whole.of(0);
		}
		double log10 = Digits.log10(dividend) - divisors.stream().mapToDouble(Digits::log10).sum();
		if (log10 < QUOTIENT_LOG10_MIN) {
			return new Decimal(0);
		}
		return Ratio.of(dividend, divisors.stream().reduce(BigInteger.ONE, BigInteger::multiply));
	}

	static Result sumOfSquares(Call call) {
		if (call.isExact()) {
			return new Whole(sum(call.integers().stream().map((number) -> number.multiply(number)).toList()));
		}
		return new Decimal(sum(DoubleStream.of(call.decimals()).map((number) -> number * number).toArray()));
	}

	static Result average(Call call) {
		if (call.isExact()) {
			return Ratio.of(sum(call.integers()), BigInteger.valueOf(call.count()));
		}
		return new Decimal(sum(call.decimals()) / call.count());
	}

	private static BigInteger sum(List<BigInteger> numbers) {
		return numbers.stream().reduce(BigInteger.ZERO, BigInteger::add);
	}

	/** From left to right, unlike {@link DoubleStream#sum()}, which compensates. */
	private static double sum(double[] numbers) {
		double sum = 0;
		for (double number : numbers) {
			sum += number;
		}
		return sum;
	}

}
