package dev.rollcall.compute.operation;

import java.math.BigInteger;
import java.util.List;

import dev.rollcall.compute.operation.OperationException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ResultTests {

	@Test
	void givesIntegersAsNumbersUpToTwoToThe53MinusOne() {
		for (long safe : new long[] { 0, 1, -1, 9007199254740991L, -9007199254740991L }) {
			assertThat(Whole.of(safe).toJson()).isEqualTo(safe);
		}
	}

	@Test
	void givesIntegersBeyondThatAsDecimalStrings() {
		for (String unsafe : List.of("9007199254740992", "-9007199254740992", "9223372036854775807",
				"-9223372036854775808", "9223372036854775808", "-123456789012345678901234567890")) {
			assertThat(new Whole(new BigInteger(unsafe)).toJson()).isEqualTo(unsafe);
		}
	}

	@Test
	void givesTheEntriesOfAMatrixByTheSameRule() {
		assertThat(new Matrix.OfLongs(new long[][] { { 9007199254740991L, 9007199254740992L } }).toJson())
			.isEqualTo(List.of(List.of(9007199254740991L, "9007199254740992")));
		assertThat(new Matrix.OfBigIntegers(new BigInteger[][] { { BigInteger.TWO.pow(64) }, { BigInteger.TWO } })
			.toJson()).isEqualTo(List.of(List.of("18446744073709551616"), List.of(2L)));
	}

	@Test
	void givesDoublesAndBooleansAsTheyAre() {
		assertThat(new Decimal(1e300).toJson()).isEqualTo(1e300);
		assertThat(new Truth(true).toJson()).isEqualTo(true);
	}

	@Test
	void givesNegativeZeroAsZero() {
		assertThat(new Decimal(-0.0).toJson()).isEqualTo(0.0);
		assertThat(OperationFixtures.direct("multiply", -0.5, 0)).isEqualTo(0.0);
		assertThat(OperationFixtures.direct("matrixMultiply", List.of(List.of(-0.5)), List.of(List.of(0))))
			.isEqualTo(List.of(List.of(0.0)));
	}

	@ParameterizedTest
	@ValueSource(doubles = { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY })
	void neverHoldsNanOrAnInfinity(double number) {
		assertThat(catchThrowableOfType(OperationException.class, () -> new Decimal(number)).reason())
			.isEqualTo(Reason.NOT_A_NUMBER);
		assertThat(catchThrowableOfType(OperationException.class,
				() -> Matrix.OfDecimals.of(new double[][] { { 1, number } }))
			.reason()).isEqualTo(Reason.NOT_A_NUMBER);
	}

}
