package dev.rollcall.compute.operation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

import dev.rollcall.compute.operation.OperationException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.rollcall.compute.operation.OperationFixtures.direct;
import static dev.rollcall.compute.operation.OperationFixtures.integer;
import static dev.rollcall.compute.operation.OperationFixtures.randomInteger;
import static dev.rollcall.compute.operation.OperationFixtures.reason;
import static dev.rollcall.compute.operation.OperationFixtures.repeat;
import static org.assertj.core.api.Assertions.assertThat;

class ArithmeticTests {

	private final Random random = new Random(20261121);

	@Test
	void calculatesSmallIntegers() {
		assertThat(direct("add", 1, 1)).isEqualTo(2L);
		assertThat(direct("add", 7)).isEqualTo(7L);
		assertThat(direct("subtract", 10, 3, 2)).isEqualTo(5L);
		assertThat(direct("subtract", 4)).isEqualTo(-4L);
		assertThat(direct("multiply", 2, -3, 7)).isEqualTo(-42L);
		assertThat(direct("sumOfSquares", 1, 2, 3, -4)).isEqualTo(30L);
		assertThat(direct("average", 1, 2, 3)).isEqualTo(2L);
		assertThat(direct("average", 1, 2)).isEqualTo(1.5);
		assertThat(direct("divide", 6, 3)).isEqualTo(2L);
		assertThat(direct("divide", 7, 2)).isEqualTo(3.5);
		assertThat(direct("divide", 100, 5, 4)).isEqualTo(5L);
		assertThat(direct("divide", 0, -5)).isEqualTo(0L);
	}

	@Test
	void calculatesWithDoublesThroughoutWhenThereIsAFraction() {
		assertThat(direct("add", 0.1, 0.2)).isEqualTo(0.1 + 0.2);
		assertThat(direct("add", 0.5, 1, 1.5)).isEqualTo(3.0);
		assertThat(direct("add", "9007199254740993", 0.5)).isEqualTo(9007199254740992.0 + 0.5);
		assertThat(direct("subtract", 1.5, 1, 2)).isEqualTo(-1.5);
		assertThat(direct("subtract", 1.5)).isEqualTo(-1.5);
		assertThat(direct("multiply", 1.1, 1.1, 10)).isEqualTo(1.1 * 1.1 * 10);
		assertThat(direct("divide", 1, 0.25, 2)).isEqualTo(2.0);
		assertThat(direct("sumOfSquares", 0.5, 2)).isEqualTo(4.25);
		assertThat(direct("average", 0.5, 1.5, 4)).isEqualTo(2.0);
	}

	@Test
	void addsDoublesFromLeftToRight() {
		assertThat(direct("add", 0.5, 1e100, -1e100)).isEqualTo(0.0);
	}

	@Test
	void isExactForRandomIntegers() {
		for (int round = 0; round < 300; round++) {
			List<BigInteger> numbers = repeat(1 + this.random.nextInt(40), () -> randomInteger(this.random, 200))
				.stream()
				.map(BigInteger.class::cast)
				.toList();
			BigInteger sum = BigInteger.ZERO;
			BigInteger product = BigInteger.ONE;
			BigInteger squares = BigInteger.ZERO;
			for (BigInteger number : numbers) {
				sum = sum.add(number);
				product = product.multiply(number);
				squares = squares.add(number.pow(2));
			}
			Object[] operands = numbers.stream().map(BigInteger::toString).toArray();
			assertThat(integer("add", operands)).isEqualTo(sum);
			assertThat(integer("multiply", operands)).isEqualTo(product);
			assertThat(integer("sumOfSquares", operands)).isEqualTo(squares);
			BigInteger difference = numbers.getFirst().shiftLeft(1).subtract(sum);
			assertThat(integer("subtract", operands)).isEqualTo((numbers.size() == 1) ? sum.negate() : difference);
		}
	}

	@Test
	void undoesMultiplyingByDividing() {
		for (int round = 0; round < 200; round++) {
			BigInteger quotient = randomInteger(this.random, 500);
			BigInteger first = randomInteger(this.random, 500).setBit(0);
			BigInteger second = randomInteger(this.random, 500).setBit(0);
			assertThat(integer("divide", quotient.multiply(first).multiply(second), first, second)).isEqualTo(quotient);
			assertThat(integer("average", quotient, quotient.add(first), quotient.subtract(first))).isEqualTo(quotient);
		}
	}

	@Test
	void givesTheDoubleNearestToAQuotientOfIntegers() {
		for (int round = 0; round < 3_000; round++) {
			BigInteger dividend = randomInteger(this.random, 1_100);
			BigInteger divisor = randomInteger(this.random, 1_100).setBit(0);
			if (dividend.bitLength() - divisor.bitLength() < 1_020
					&& direct("divide", dividend, divisor) instanceof Double quotient) {
				assertNearest(quotient, dividend, divisor);
			}
		}
	}

	/** Compares without dividing: |dividend - x divisor| is smallest for x = quotient. */
	private static void assertNearest(double quotient, BigInteger dividend, BigInteger divisor) {
		BigDecimal distance = distance(quotient, dividend, divisor);
		assertThat(distance).isLessThanOrEqualTo(distance(Math.nextUp(quotient), dividend, divisor))
			.isLessThanOrEqualTo(distance(Math.nextDown(quotient), dividend, divisor));
	}

	private static BigDecimal distance(double quotient, BigInteger dividend, BigInteger divisor) {
		return new BigDecimal(dividend).subtract(new BigDecimal(quotient).multiply(new BigDecimal(divisor))).abs();
	}

	@Test
	void roundsPointsHalfwayBetweenTwoDoublesToTheEvenOne() {
		BigInteger halfway = BigInteger.TWO.pow(53).add(BigInteger.ONE);
		assertThat(direct("divide", halfway, BigInteger.TWO.pow(1_000))).isEqualTo(Math.scalb(1.0, 53 - 1_000));
		assertThat(direct("divide", halfway.add(BigInteger.TWO), BigInteger.TWO.pow(1_000)))
			.isEqualTo(Math.scalb(Math.scalb(1.0, 53) + 4, -1_000));
		assertThat(direct("divide", 3, BigInteger.TWO.pow(1_075))).isEqualTo(2 * Double.MIN_VALUE);
		assertThat(direct("divide", 1, BigInteger.TWO.pow(1_075))).isEqualTo(0.0);
		assertThat(direct("divide", BigInteger.TEN.pow(300).add(BigInteger.ONE),
				BigInteger.TWO.pow(1_075).multiply(BigInteger.TEN.pow(300))))
			.isEqualTo(Double.MIN_VALUE);
	}

	@Test
	void dividesIntegersThatAreNoDoubles() {
		assertThat(direct("divide", "1e400", "1e399")).isEqualTo(10L);
		assertThat(direct("divide", "1e400", "3e400")).isEqualTo(1.0 / 3);
		assertThat(direct("divide", "1e999", "1e999", "8")).isEqualTo(0.125);
		assertThat(direct("divide", 1, "1e999", "1e999")).isEqualTo(0.0);
		assertThat(direct("divide", repeat(10_000, () -> "7e999").toArray())).isEqualTo(0.0);
		assertThat(reason("divide", "1e999", 3)).isEqualTo(Reason.NOT_A_NUMBER);
	}

	@Test
	void roundsOnlyOnceThoughThereAreManyDivisors() {
		assertThat(direct("divide", 1, 3, 7, 11)).isEqualTo(1.0 / 231);
		assertThat(direct("divide", 10, 3, 3, 3)).isEqualTo(10.0 / 27);
	}

	@Test
	void refusesToDivideByZero() {
		assertThat(reason("divide", 1, 0)).isEqualTo(Reason.DIVISION_BY_ZERO);
		assertThat(reason("divide", 0, 0)).isEqualTo(Reason.DIVISION_BY_ZERO);
		assertThat(reason("divide", 0, 5, 0)).isEqualTo(Reason.DIVISION_BY_ZERO);
		assertThat(reason("divide", 1.5, 0)).isEqualTo(Reason.DIVISION_BY_ZERO);
		assertThat(reason("divide", 0.5, 2, "1e-400")).isEqualTo(Reason.DIVISION_BY_ZERO);
	}

	@Test
	void refusesDoublesBeyondTheirRange() {
		assertThat(reason("add", "1.5e308", "1.5e308", 0.5)).isEqualTo(Reason.NOT_A_NUMBER);
		assertThat(reason("subtract", "-1.5e308", "1.5e308", 0.5)).isEqualTo(Reason.NOT_A_NUMBER);
		assertThat(reason("multiply", 1.5, "1e308", "1e308")).isEqualTo(Reason.NOT_A_NUMBER);
		assertThat(reason("sumOfSquares", 0.5, "1e200")).isEqualTo(Reason.NOT_A_NUMBER);
		assertThat(reason("divide", 1, 1e-300, 1e-300)).isEqualTo(Reason.NOT_A_NUMBER);
		assertThat(reason("add", 0.5, "1e400")).isEqualTo(Reason.NOT_A_NUMBER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "add", "subtract", "multiply", "divide", "sumOfSquares", "average" })
	void refusesAnEmptyListAndMatrices(String operation) {
		assertThat(reason(operation)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason(operation, 1, List.of(List.of(1)))).isEqualTo(Reason.INVALID_OPERANDS);
	}

	@Test
	void refusesToDivideOneNumber() {
		assertThat(reason("divide", 1)).isEqualTo(Reason.INVALID_OPERANDS);
	}

	@Test
	void multipliesByZeroWhateverElseThereIs() {
		List<Object> factors = repeat(10_000, () -> "9e999");
		factors.set(5_000, 0);
		assertThat(direct("multiply", factors.toArray())).isEqualTo(0L);
	}

}
