package dev.rollcall.compute.operation;

import java.math.BigInteger;
import java.util.List;

/**
 * Common divisors and multiples, never negative; gcd(0, 0) and every lcm with 0 is 0.
 */
final class Divisors {

	private Divisors() {
	}

	static Result gcd(Call call) {
		return new Whole(call.integers().stream().reduce(BigInteger.ZERO, BigInteger::gcd));
	}

	/**
	 * The estimate is made at each step, from the divisor that the operand has in common
	 * with the multiple so far: many operands may share most of their factors.
	 */
	static Result lcm(Call call) {
		List<BigInteger> numbers = call.integers();
		if (numbers.contains(BigInteger.ZERO)) {
			return Whole.of(0);
		}
		Limit.LCM_DIGITS.check(numbers.stream().mapToLong(Digits::count).sum(), call.mode());
		BigInteger multiple = BigInteger.ONE;
		for (int i = 0; i < numbers.size(); i++) {
			BigInteger number = numbers.get(i);
			BigInteger factor = number.divide(multiple.gcd(number)).abs();
			if (!factor.equals(BigInteger.ONE)) {
				Digits.checkEstimate(Digits.log10(multiple) + Digits.log10(factor), call.mode());
				multiple = multiple.multiply(factor);
			}
			call.checkpoint(i + 1L, numbers.size());
		}
		return Digits.checked(multiple, call.mode());
	}

}
