package dev.rollcall.compute.operation;

import java.math.BigInteger;
import java.util.stream.LongStream;

/**
 * Prime numbers.
 */
final class Primes {

	/**
	 * The first twelve primes as bases make the strong-pseudoprime test of Miller and
	 * Rabin exact for all n below 3.18e23 (Sorenson and Webster, Mathematics of
	 * Computation 86, 2017), so for all below 2^63.
	 */
	private static final long[] BASES = { 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37 };

	private Primes() {
	}

	static Result primeCheck(Call call) {
		Limit.PRIME_N.check(call.integer(0), call.mode());
		return new Truth(call.integer(0).signum() > 0 && isPrime(call.integer(0).longValueExact()));
	}

	static boolean isPrime(long n) {
		if (n < 2) {
			return false;
		}
		for (long base : BASES) {
			if (n % base == 0) {
				return n == base;
			}
		}
		return LongStream.of(BASES).allMatch((base) -> isStrongProbablePrime(n, base));
	}

	/**
	 * Whether base^d is 1 or base^(d 2^r) is -1 for some r, where n - 1 = d 2^s, r < s.
	 */
	private static boolean isStrongProbablePrime(long n, long base) {
		BigInteger modulus = BigInteger.valueOf(n);
		BigInteger minusOne = BigInteger.valueOf(n - 1);
		int twos = Long.numberOfTrailingZeros(n - 1);
		BigInteger power = BigInteger.valueOf(base).modPow(BigInteger.valueOf(n - 1 >> twos), modulus);
		if (power.equals(BigInteger.ONE)) {
			return true;
		}
		for (int i = 0; i < twos; i++) {
			if (power.equals(minusOne)) {
				return true;
			}
			power = power.multiply(power).mod(modulus);
		}
		return false;
	}

}
