package dev.rollcall.compute.operation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

import dev.rollcall.compute.operation.OperationException.Reason;
import org.junit.jupiter.api.Test;

import static dev.rollcall.compute.operation.OperationFixtures.direct;
import static dev.rollcall.compute.operation.OperationFixtures.integer;
import static dev.rollcall.compute.operation.OperationFixtures.randomInteger;
import static dev.rollcall.compute.operation.OperationFixtures.reason;
import static org.assertj.core.api.Assertions.assertThat;

class PowersTests {

	private final Random random = new Random(20261122);

	@Test
	void raisesIntegersExactly() {
		assertThat(direct("power", 2, 10)).isEqualTo(1024L);
		assertThat(direct("power", 0, 0)).isEqualTo(1L);
		assertThat(direct("power", 0, 5)).isEqualTo(0L);
		assertThat(direct("power", -3, 3)).isEqualTo(-27L);
		assertThat(direct("power", 2, 100)).isEqualTo("1267650600228229401496703205376");
		for (int round = 0; round < 200; round++) {
			BigInteger base = randomInteger(this.random, 100);
			int exponent = this.random.nextInt(60);
			BigInteger expected = BigInteger.ONE;
			for (int i = 0; i < exponent; i++) {
				expected = expected.multiply(base);
			}
			assertThat(integer("power", base, exponent)).isEqualTo(expected);
		}
	}

	@Test
	void raisesZeroAndOneToAnyExponent() {
		assertThat(direct("power", 1, "1e999")).isEqualTo(1L);
		assertThat(direct("power", 0, "1e999")).isEqualTo(0L);
		assertThat(direct("power", -1, "1e999")).isEqualTo(1L);
		assertThat(direct("power", -1, "9".repeat(1_000))).isEqualTo(-1L);
		assertThat(direct("power", -1, "-" + "9".repeat(1_000))).isEqualTo(-1.0);
		assertThat(direct("power", 1, "-1e999")).isEqualTo(1.0);
	}

	@Test
	void raisesToNegativeExponentsAsTheNearestDouble() {
		assertThat(direct("power", 2, -1)).isEqualTo(0.5);
		assertThat(direct("power", 3, -2)).isEqualTo(1.0 / 9);
		assertThat(direct("power", -10, -3)).isEqualTo(-0.001);
		assertThat(direct("power", 2, -1074)).isEqualTo(Double.MIN_VALUE);
		assertThat(direct("power", 2, -1076)).isEqualTo(0.0);
		assertThat(direct("power", 2, "-1e999")).isEqualTo(0.0);
		assertThat(direct("power", "1e400", -1)).isEqualTo(0.0);
	}

	@Test
	void raisesFractionsAsDoubles() {
		assertThat(direct("power", 1.5, 2)).isEqualTo(2.25);
		assertThat(direct("power", 4, 0.5)).isEqualTo(2.0);
		assertThat(direct("power", 2.5, -2)).isEqualTo(Math.pow(2.5, -2));
	}

	@Test
	void refusesPowersWithoutAFiniteValue() {
		assertThat(reason("power", 0, -1)).isEqualTo(Reason.DIVISION_BY_ZERO);
		assertThat(reason("power", 0, -0.5)).isEqualTo(Reason.DIVISION_BY_ZERO);
		assertThat(reason("power", -8, 0.5)).isEqualTo(Reason.NOT_A_NUMBER);
		assertThat(reason("power", 10.5, 400)).isEqualTo(Reason.NOT_A_NUMBER);
		assertThat(reason("power", "1e400", 0.5)).isEqualTo(Reason.NOT_A_NUMBER);
		assertThat(reason("power", 2)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason("power", 2, 3, 4)).isEqualTo(Reason.INVALID_OPERANDS);
	}

	@Test
	void givesTheRootOfASquareAsAnInteger() {
		assertThat(direct("sqrt", 0)).isEqualTo(0L);
		assertThat(direct("sqrt", 16)).isEqualTo(4L);
		for (int round = 0; round < 200; round++) {
			BigInteger root = randomInteger(this.random, 1_600).abs();
			assertThat(integer("sqrt", root.pow(2))).isEqualTo(root);
		}
	}

	@Test
	void givesAnyOtherRootAsTheNearestDouble() {
		assertThat(direct("sqrt", 2)).isEqualTo(1.4142135623730951);
		assertThat(direct("sqrt", 2.25)).isEqualTo(1.5);
		assertThat(direct("sqrt", 1e-300)).isEqualTo(1e-150);
		for (int round = 0; round < 500; round++) {
			BigInteger number = randomInteger(this.random, 2_000).abs();
			if (direct("sqrt", number) instanceof Double root) {
				BigDecimal exact = new BigDecimal(number);
				assertThat(halfway(root, Math.nextDown(root)).pow(2)).isLessThan(exact);
				assertThat(halfway(root, Math.nextUp(root)).pow(2)).isGreaterThan(exact);
			}
		}
	}

	private static BigDecimal halfway(double one, double other) {
		return new BigDecimal(one).add(new BigDecimal(other)).divide(BigDecimal.TWO);
	}

	@Test
	void refusesRootsThatAreNoFiniteRealNumber() {
		assertThat(reason("sqrt", -1)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason("sqrt", -0.5)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason("sqrt", BigInteger.TEN.pow(999))).isEqualTo(Reason.NOT_A_NUMBER);
		assertThat(reason("sqrt")).isEqualTo(Reason.INVALID_OPERANDS);
	}

	@Test
	void raisesModuloLikeRepeatedMultiplying() {
		assertThat(direct("modPow", 4, 13, 497)).isEqualTo(445L);
		assertThat(direct("modPow", 5, 0, 1)).isEqualTo(0L);
		assertThat(direct("modPow", 0, 0, 7)).isEqualTo(1L);
		assertThat(direct("modPow", -2, 3, 7)).isEqualTo(6L);
		for (int round = 0; round < 300; round++) {
			BigInteger base = randomInteger(this.random, 300);
			BigInteger modulus = randomInteger(this.random, 300).abs().add(BigInteger.ONE);
			int exponent = this.random.nextInt(50);
			BigInteger expected = BigInteger.ONE.mod(modulus);
			for (int i = 0; i < exponent; i++) {
				expected = expected.multiply(base).mod(modulus);
			}
			assertThat(integer("modPow", base, exponent, modulus)).isEqualTo(expected);
		}
	}

	@Test
	void confirmsFermatForAPrimeOf157Digits() {
		BigInteger prime = BigInteger.TWO.pow(521).subtract(BigInteger.ONE);
		assertThat(direct("modPow", 3, prime.subtract(BigInteger.ONE), prime)).isEqualTo(1L);
	}

	@Test
	void refusesModPowOutsideItsDefinition() {
		assertThat(reason("modPow", 2, 3, 0)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason("modPow", 2, 3, -5)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason("modPow", 2, -1, 5)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason("modPow", 2, 3)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason("modPow", 2.5, 3, 5)).isEqualTo(Reason.INVALID_OPERANDS);
	}

}
