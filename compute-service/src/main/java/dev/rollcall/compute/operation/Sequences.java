package dev.rollcall.compute.operation;

import java.math.BigInteger;

/**
 * Factorials and Fibonacci numbers.
 */
final class Sequences {

	private Sequences() {
	}

	static Result factorial(Call call) {
		int n = index(call, Limit.FACTORIAL_N);
		return new Whole(ProductTree.of(call, n, (index) -> BigInteger.valueOf(index + 1L)));
	}

	/**
	 * F(n) by fast doubling, from the highest bit of n to the lowest: F(2k) = F(k) (2
	 * F(k+1) - F(k)) and F(2k+1) = F(k)^2 + F(k+1)^2.
	 */
	static Result fibonacci(Call call) {
		int n = index(call, Limit.FIBONACCI_N);
		BigInteger current = BigInteger.ZERO;
		BigInteger next = BigInteger.ONE;
		for (int bit = Integer.SIZE - Integer.numberOfLeadingZeros(n) - 1; bit >= 0; bit--) {
			BigInteger doubled = current.multiply(next.shiftLeft(1).subtract(current));
			BigInteger afterDoubled = current.multiply(current).add(next.multiply(next));
			boolean odd = (n >>> bit & 1) == 1;
			current = odd ? afterDoubled : doubled;
			next = odd ? doubled.add(afterDoubled) : afterDoubled;
			call.checkpoint(n >>> bit, n);
		}
		return new Whole(current);
	}

	private static int index(Call call, Limit limit) {
		BigInteger n = call.integer(0);
		if (n.signum() < 0) {
			throw call.invalid();
		}
		limit.check(n, call.mode());
		return n.intValueExact();
	}

}
