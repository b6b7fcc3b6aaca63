package dev.rollcall.client.calculation;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link Operands}.
 */
class OperandsTests {

	@Test
	void understandsIntegersAndDecimals() {
		assertThat(Operands.decimal("1")).contains(BigDecimal.ONE);
		assertThat(Operands.decimal("-1.50")).contains(new BigDecimal("-1.50"));
		assertThat(Operands.decimal("+007")).contains(new BigDecimal("7"));
		assertThat(Operands.integer("-2")).contains(BigInteger.TWO.negate());
		assertThat(Operands.integer("9".repeat(1000))).contains(new BigInteger("9".repeat(1000)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "1 ", "1,5", ".5", "1.", "--1", "1e3", "0x1", "NaN", "Infinity", "\u0661" })
	void refusesEverythingElse(String typed) {
		assertThat(Operands.decimal(typed)).isEmpty();
		assertThat(Operands.integer(typed)).isEmpty();
	}

	@Test
	void refusesAFractionWhereAnIntegerIsWanted() {
		assertThat(Operands.integer("1.0")).isEmpty();
	}

	@Test
	void refusesMoreDigitsThanServersTake() {
		assertThat(Operands.integer("9".repeat(1001))).isEmpty();
		assertThat(Operands.decimal("0." + "1".repeat(1001))).isEmpty();
	}

}
