package dev.rollcall.compute.operation;

import java.math.BigInteger;
import java.util.Random;

import dev.rollcall.compute.operation.OperationException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.rollcall.compute.operation.OperationFixtures.direct;
import static dev.rollcall.compute.operation.OperationFixtures.integer;
import static dev.rollcall.compute.operation.OperationFixtures.randomInteger;
import static dev.rollcall.compute.operation.OperationFixtures.reason;
import static org.assertj.core.api.Assertions.assertThat;

class DivisorsTests {

	private final Random random = new Random(20261125);

	@Test
	void findsSmallDivisorsAndMultiples() {
		assertThat(direct("gcd", 12, 18)).isEqualTo(6L);
		assertThat(direct("gcd", -12, 18, 27)).isEqualTo(3L);
		assertThat(direct("gcd", 0, 0)).isEqualTo(0L);
		assertThat(direct("gcd", 0, -5)).isEqualTo(5L);
		assertThat(direct("lcm", 4, 6)).isEqualTo(12L);
		assertThat(direct("lcm", -4, 6, 10)).isEqualTo(60L);
		assertThat(direct("lcm", 7, 0)).isEqualTo(0L);
		assertThat(direct("lcm", 1, -1)).isEqualTo(1L);
	}

	@Test
	void findsTheMultipleOfOneToAHundred() {
		Object[] numbers = new Object[100];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = i + 1;
		}
		assertThat(direct("lcm", numbers)).isEqualTo("69720375229712477164533808935312303556800");
	}

	@Test
	void agreesWithEuclid() {
		for (int round = 0; round < 300; round++) {
			BigInteger common = randomInteger(this.random, 100);
			BigInteger one = randomInteger(this.random, 100).multiply(common);
			BigInteger other = randomInteger(this.random, 100).multiply(common);
			BigInteger third = randomInteger(this.random, 200);
			assertThat(integer("gcd", one, other, third)).isEqualTo(euclid(euclid(one, other), third));
			assertThat(integer("gcd", one, other).multiply(integer("lcm", one, other)))
				.isEqualTo(one.multiply(other).abs());
		}
	}

	private static BigInteger euclid(BigInteger one, BigInteger other) {
		return (other.signum() == 0) ? one.abs() : euclid(other, one.remainder(other));
	}

	@Test
	void estimatesByWhatTheOperandsHaveInCommon() {
		Object[] numbers = new Object[30];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = BigInteger.TEN.pow(970 + i);
		}
		assertThat(integer("lcm", numbers)).isEqualTo(BigInteger.TEN.pow(999));
		assertThat(direct("lcm", numbers)).isEqualTo(BigInteger.TEN.pow(999).toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "gcd", "lcm" })
	void refusesFewerThanTwoIntegersAndFractions(String operation) {
		assertThat(reason(operation)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason(operation, 4)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason(operation, 4, 2.5)).isEqualTo(Reason.INVALID_OPERANDS);
	}

}
