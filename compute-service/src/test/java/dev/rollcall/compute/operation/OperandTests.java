package dev.rollcall.compute.operation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import dev.rollcall.compute.operation.OperationException.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class OperandTests {

	private static final String NINES = "9".repeat(1_000);

	@Test
	void readsIntegersOfEveryJavaType() {
		for (Object five : List.of((byte) 5, (short) 5, 5, 5L, BigInteger.valueOf(5), 5f, 5d, new BigDecimal("5"))) {
			assertThat(Operand.of(five)).isEqualTo(Whole.of(5));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "5000", "5e3", "5E+3", "5000.000", "50000e-1", "0.5e4", "005000" })
	void readsWhatHasTheValueOfAnIntegerAsOne(String text) {
		assertThat(Operand.of(text)).isEqualTo(Whole.of(5000));
		assertThat(Operand.of(new BigDecimal(text))).isEqualTo(Whole.of(5000));
	}

	@Test
	void readsLongDecimalStringsExactly() {
		assertThat(Operand.of("12345678901234567890")).isEqualTo(new Whole(new BigInteger("12345678901234567890")));
		assertThat(Operand.of("-" + NINES)).isEqualTo(new Whole(new BigInteger("-" + NINES)));
		assertThat(Operand.of(new BigDecimal("1e400"))).isEqualTo(new Whole(BigInteger.TEN.pow(400)));
		assertThat(Operand.of("1e999")).isEqualTo(new Whole(BigInteger.TEN.pow(999)));
	}

	@Test
	void readsFractionsAsTheNearestDouble() {
		assertThat(Operand.of("1.5")).isEqualTo(new Decimal(1.5));
		assertThat(Operand.of(0.1)).isEqualTo(new Decimal(0.1));
		assertThat(Operand.of(new BigDecimal("-25e-1"))).isEqualTo(new Decimal(-2.5));
		assertThat(Operand.of("123456789012345678901234567890.5")).isEqualTo(new Decimal(1.2345678901234568e29));
		assertThat(Operand.of("5e-324")).isEqualTo(new Decimal(Double.MIN_VALUE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-0", "0.0", "-0.0", "0e999999999", "0e-999999999" })
	void readsEveryZeroAsTheIntegerZero(String text) {
		assertThat(Operand.of(text)).isEqualTo(Whole.of(0));
		assertThat(Operand.of(-0.0)).isEqualTo(Whole.of(0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e-400", "1e-1000000000", "-12.5e-2000000000" })
	void readsWhatIsTooSmallForADoubleAsZero(String text) {
		assertThat(Operand.of(text)).isEqualTo(new Decimal(0));
		assertThat(Operand.of(new BigDecimal(text))).isEqualTo(new Decimal(0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e1000", "1e1000000000", "-1e2147483647", "1.5e1000", "1e99999999999", "1e-99999999999" })
	void refusesAnExponentOverTheLimitWithoutExpandingIt(String text) {
		assertThat(refusal(text).reason()).isEqualTo(Reason.OVER_LIMIT);
	}

	@Test
	void refusesMoreThanAThousandDigits() {
		for (Object long1001 : List.of(NINES + "9", new BigInteger(NINES + "9"), BigInteger.TEN.pow(1_000).negate(),
				new BigDecimal(NINES + ".9"), NINES + ".9", "9".repeat(10_000_000))) {
			assertThat(refusal(long1001)).satisfies((refusal) -> {
				assertThat(refusal.reason()).isEqualTo(Reason.OVER_LIMIT);
				assertThat(refusal).hasMessage("Over the limit: the count of digits of an operand at most 1,000");
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "1 ", "+1", "1.", ".5", "1e", "0x10", "1_000", "1,000", "NaN", "Infinity", "ten",
			"١٢", "--1", "1e5.5", "true" })
	void refusesStringsThatAreNoDecimalNumber(String text) {
		assertThat(refusal(text)).satisfies((refusal) -> {
			assertThat(refusal.reason()).isEqualTo(Reason.INVALID_OPERANDS);
			assertThat(refusal).hasMessageStartingWith("operand must be a decimal number");
		});
	}

	@Test
	void refusesNanAndInfinities() {
		for (double number : new double[] { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY }) {
			assertThat(refusal(number).reason()).isEqualTo(Reason.NOT_A_NUMBER);
			assertThat(refusal((float) number).reason()).isEqualTo(Reason.NOT_A_NUMBER);
		}
	}

	@Test
	void refusesWhatIsNeitherNumberNorMatrix() {
		for (@Nullable
		Object other : Arrays.asList(null, true, Map.of("a", 1), List.of(), List.of(1, 2), List.of(List.of()),
				List.of(List.of(List.of(1))), List.of(List.of(1, true)))) {
			assertThat(refusal(other).reason()).isEqualTo(Reason.INVALID_OPERANDS);
		}
	}

	@Test
	void refusesRaggedMatrices() {
		assertThat(refusal(List.of(List.of(1, 2), List.of(3)))).hasMessage("operand must have rows of equal length");
		assertThat(refusal(List.of(List.of(1), 3))).hasMessage("operand must have rows of equal length");
	}

	@Test
	void readsAMatrixOfStringsAndNumbers() {
		Operand integers = Operand.of(List.of(List.of(1, "-9223372036854775808"), List.of(5.0, "2e3")));
		assertThat(((Matrix) integers).toJson())
			.isEqualTo(List.of(List.of(1L, "-9223372036854775808"), List.of(5L, 2000L)));
		Operand decimals = Operand.of(List.of(List.of(1, 0.5)));
		assertThat(((Matrix) decimals).toJson()).isEqualTo(List.of(List.of(1.0, 0.5)));
		Operand wide = Operand.of(List.of(List.of("9223372036854775808")));
		assertThat(((Matrix) wide).toJson()).isEqualTo(List.of(List.of("9223372036854775808")));
	}

	@Test
	void namesThePlaceInAList() {
		OperationException refusal = catchThrowableOfType(OperationException.class,
				() -> Operand.listOf(List.of(1, 2, "x")));
		assertThat(refusal).hasMessageStartingWith("operands[2] must be");
		assertThat(Operand.listOf(List.of(1, "2"))).containsExactly(Whole.of(1), Whole.of(2));
	}

	@Test
	void refusesAListLongerThanAnyOperationTakesBeforeReadingIt() {
		OperationException refusal = catchThrowableOfType(OperationException.class,
				() -> Operand.listOf(Collections.nCopies(100_001, "x")));
		assertThat(refusal.reason()).isEqualTo(Reason.OVER_LIMIT);
	}

	@Test
	void refusesAMatrixLargerThanAnyOperationTakes() {
		assertThat(refusal(Collections.nCopies(501, List.of(1))).reason()).isEqualTo(Reason.OVER_LIMIT);
		assertThat(refusal(List.of(Collections.nCopies(501, 1))).reason()).isEqualTo(Reason.OVER_LIMIT);
	}

	private static OperationException refusal(@Nullable Object json) {
		return catchThrowableOfType(OperationException.class, () -> Operand.of(json));
	}

}
