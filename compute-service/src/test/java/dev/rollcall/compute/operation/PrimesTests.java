package dev.rollcall.compute.operation;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.Random;

import dev.rollcall.compute.operation.OperationException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.rollcall.compute.operation.OperationFixtures.direct;
import static dev.rollcall.compute.operation.OperationFixtures.reason;
import static org.assertj.core.api.Assertions.assertThat;

class PrimesTests {

	private final Random random = new Random(20261124);

	@Test
	void agreesWithTheSieveOfEratosthenes() {
		int max = 100_000;
		BitSet composite = new BitSet(max);
		for (int n = 2; n < max; n++) {
			assertThat(Primes.isPrime(n)).as("%d", n).isEqualTo(!composite.get(n));
			for (int multiple = 2 * n; !composite.get(n) && multiple < max; multiple += n) {
				composite.set(multiple);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 2, 3, 37, 41, 104_729, 2_147_483_647L, 67_280_421_310_721L, 999_999_999_989L,
			2_305_843_009_213_693_951L, 9_223_372_036_854_775_783L })
	void findsPublishedPrimes(long prime) {
		assertThat(direct("primeCheck", prime)).isEqualTo(true);
	}

	@ParameterizedTest
	@ValueSource(
			longs = { 561, 1105, 1729, 2465, 2821, 6601, 8911, 825_265, 321_197_185L, 5_394_826_801L, 232_250_619_601L,
					9_746_347_772_161L, 1_436_697_831_295_441L, 60_977_817_398_996_785L, 7_156_857_700_403_137_441L })
	void isNotFooledByCarmichaelNumbers(long number) {
		assertThat(direct("primeCheck", number)).isEqualTo(false);
	}

	/**
	 * The smallest strong pseudoprimes to the first 1, 2, 3 … prime bases (OEIS A014233).
	 */
	@ParameterizedTest
	@ValueSource(longs = { 2_047, 1_373_653, 25_326_001, 3_215_031_751L, 2_152_302_898_747L, 3_474_749_660_383L,
			341_550_071_728_321L, 3_825_123_056_546_413_051L })
	void isNotFooledByStrongPseudoprimes(long number) {
		assertThat(direct("primeCheck", number)).isEqualTo(false);
	}

	@Test
	void agreesWithAnIndependentTestOnLargeNumbers() {
		for (int round = 0; round < 2_000; round++) {
			long number = this.random.nextLong(Long.MAX_VALUE) | 1;
			assertThat(Primes.isPrime(number)).as("%d", number)
				.isEqualTo(BigInteger.valueOf(number).isProbablePrime(60));
		}
	}

	@Test
	void findsProductsOfTwoLargePrimesComposite() {
		for (int round = 0; round < 300; round++) {
			BigInteger one = BigInteger.probablePrime(31, this.random);
			BigInteger other = BigInteger.probablePrime(31, this.random);
			assertThat(direct("primeCheck", one)).isEqualTo(true);
			assertThat(direct("primeCheck", one.multiply(other))).isEqualTo(false);
			assertThat(direct("primeCheck", one.pow(2))).isEqualTo(false);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "0", "-1", "-7", "-9223372036854775808", "-1e999" })
	void findsNothingBelowTwoPrime(String number) {
		assertThat(direct("primeCheck", number)).isEqualTo(false);
	}

	@Test
	void refusesWhatItIsNotProvenFor() {
		assertThat(direct("primeCheck", Long.MAX_VALUE)).isEqualTo(false);
		assertThat(reason("primeCheck", "9223372036854775808")).isEqualTo(Reason.OVER_LIMIT);
		assertThat(reason("primeCheck", 7.5)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason("primeCheck", 7, 11)).isEqualTo(Reason.INVALID_OPERANDS);
	}

}
