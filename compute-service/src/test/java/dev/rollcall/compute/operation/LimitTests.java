package dev.rollcall.compute.operation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import dev.rollcall.compute.operation.OperationException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.rollcall.compute.operation.OperationFixtures.matrix;
import static dev.rollcall.compute.operation.OperationFixtures.refusal;
import static dev.rollcall.compute.operation.OperationFixtures.repeat;
import static dev.rollcall.compute.operation.OperationFixtures.result;
import static dev.rollcall.compute.operation.OperationFixtures.run;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every limit of the contract: at it, one over it directly, one over it as a job.
 */
class LimitTests {

	private static final BigInteger NINES = BigInteger.TEN.pow(1_000).subtract(BigInteger.ONE);

	static Stream<Arguments> limits() {
		return Stream.of(Arguments.of("add", list(10_000, 1), list(10_001, 1), list(100_000, 1)),
				Arguments.of("subtract", list(10_000, 1), list(10_001, 1), list(100_000, 1)),
				Arguments.of("multiply", list(10_000, 1), list(10_001, 1), list(100_000, -1)),
				Arguments.of("divide", list(10_000, 1), list(10_001, 1), list(100_000, 1)),
				Arguments.of("sumOfSquares", list(10_000, 1), list(10_001, 1), list(100_000, 1)),
				Arguments.of("average", list(10_000, 1), list(10_001, 1), list(100_000, 1)),
				Arguments.of("add", list(10_000, 1.5), list(10_001, 1.5), list(100_000, 1.5)),
				Arguments.of("power", List.of(10, 19_999), List.of(10, 20_000), List.of(-10, 999_999)),
				Arguments.of("power", List.of(2, 66_438), List.of(2, 66_439), List.of(2, 3_321_928)),
				Arguments.of("multiply", digits(20_000), digits(20_001), digits(1_000_000)),
				Arguments.of("factorial", List.of(5_000), List.of(5_001), List.of(100_000)),
				Arguments.of("fibonacci", List.of(50_000), List.of(50_001), List.of(2_000_000)),
				Arguments.of("matrixMultiply", square(100), square(101), square(500)),
				Arguments.of("matrixMultiply", List.of(matrix(1, 100, () -> 0.5), matrix(100, 1, () -> 2)),
						List.of(matrix(1, 101, () -> 0.5), matrix(101, 1, () -> 2)),
						List.of(matrix(1, 500, () -> 0.5), matrix(500, 1, () -> 2))));
	}

	@ParameterizedTest
	@MethodSource("limits")
	void allowsTheLimitAndHintsAtAJobOneAboveIt(String operation, List<?> atDirect, List<?> overDirect, List<?> atJob) {
		assertThat(result(Mode.DIRECT, operation, atDirect)).isNotNull();
		OperationException refusal = refusal(Mode.DIRECT, operation, overDirect);
		assertThat(refusal.reason()).isEqualTo(Reason.OVER_LIMIT);
		assertThat(refusal).hasMessageStartingWith("Over the limit of direct calls: ")
			.hasMessageContaining("; submit a job (POST /api/compute/job), whose limit is ");
		assertThat(result(Mode.JOB, operation, overDirect)).isNotNull();
		assertThat(result(Mode.JOB, operation, atJob)).isNotNull();
	}

	static Stream<Arguments> jobLimits() {
		return Stream.of(Arguments.of("add", list(100_001, 1)), Arguments.of("power", List.of(10, 1_000_000)),
				Arguments.of("power", List.of(2, 3_321_929)), Arguments.of("power", List.of(2, "9".repeat(1_000))),
				Arguments.of("multiply", digits(1_000_001)), Arguments.of("factorial", List.of(100_001)),
				Arguments.of("factorial", List.of(NINES)), Arguments.of("fibonacci", List.of(2_000_001)),
				Arguments.of("matrixMultiply", square(501)));
	}

	@ParameterizedTest
	@MethodSource("jobLimits")
	void refusesOneAboveAJobsLimitInBothModesWithoutAHint(String operation, List<?> operands) {
		for (Mode mode : Mode.values()) {
			OperationException refusal = refusal(mode, operation, operands);
			assertThat(refusal.reason()).isEqualTo(Reason.OVER_LIMIT);
			assertThat(refusal.getMessage()).startsWith("Over the limit of ").doesNotContain("submit a job");
		}
	}

	@Test
	void namesTheLimitInTheMessage() {
		assertThat(refusal(Mode.DIRECT, "factorial", List.of(5_001))).hasMessage(
				"Over the limit of direct calls: n at most 5,000; submit a job (POST /api/compute/job), whose limit is 100,000");
		assertThat(refusal(Mode.JOB, "power", List.of(10, 1_000_000)))
			.hasMessage("Over the limit of jobs: the count of digits of the result at most 1,000,000");
		assertThat(refusal(Mode.DIRECT, "primeCheck", List.of(BigInteger.TWO.pow(63))))
			.hasMessage("Over the limit: n at most 2^63 - 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gcd", "lcm" })
	void takesAThousandIntegersInBothModes(String operation) {
		for (Mode mode : Mode.values()) {
			assertThat(run(mode, operation, list(1_000, 6))).isEqualTo(6L);
			assertThat(refusal(mode, operation, list(1_001, 6)))
				.hasMessage("Over the limit: the count of integers at most 1,000");
		}
	}

	@Test
	void boundsTheOperandsAndTheResultOfLcm() {
		List<BigInteger> twins = repeatedNines(30);
		assertThat(run(Mode.DIRECT, "lcm", twins)).isEqualTo(NINES.toString());
		assertThat(refusal(Mode.DIRECT, "lcm", repeatedNines(31))).hasMessageContaining("30,000")
			.hasMessageContaining("submit a job");
		assertThat(run(Mode.JOB, "lcm", repeatedNines(1_000))).isEqualTo(NINES.toString());
		List<Object> coprime = new ArrayList<>();
		for (int i = 0; i < 21; i++) {
			coprime.add(NINES.subtract(BigInteger.valueOf(30_030L * i)));
		}
		assertThat(refusal(Mode.DIRECT, "lcm", coprime)).hasMessageContaining("digits of the result at most 20,000");
		assertThat(run(Mode.JOB, "lcm", coprime)).asString().hasSizeGreaterThan(20_000);
	}

	@Test
	void takesModPowOfAThousandDigits() {
		assertThat(run(Mode.DIRECT, "modPow", List.of(NINES.subtract(BigInteger.ONE), NINES, NINES)))
			.isEqualTo(NINES.subtract(BigInteger.ONE).toString());
		assertThat(refusal(Mode.DIRECT, "modPow", List.of(2, 3, NINES.add(BigInteger.ONE))).reason())
			.isEqualTo(Reason.OVER_LIMIT);
	}

	@Test
	void boundsTheWorkOfAProductOfIntegerMatrices() {
		List<?> tens = List.of(matrix(10, 10, () -> NINES), matrix(10, 10, () -> NINES));
		assertThat((List<?>) run(Mode.DIRECT, "matrixMultiply", tens)).hasSize(10);
		List<?> elevens = List.of(matrix(11, 10, () -> NINES), matrix(10, 10, () -> NINES));
		assertThat(refusal(Mode.DIRECT, "matrixMultiply", elevens)).hasMessageContaining("1,000,000,000; submit a job");
		assertThat((List<?>) run(Mode.JOB, "matrixMultiply", elevens)).hasSize(11);
		List<?> hours = List.of(matrix(99, 500, () -> NINES), matrix(500, 21, () -> NINES));
		assertThat(refusal(Mode.JOB, "matrixMultiply", hours)).hasMessageEndingWith("at most 1,000,000,000,000");
	}

	@Test
	void boundsTheDigitsOfAProductOfIntegerMatrices() {
		List<?> outer = List.of(matrix(100, 1, () -> NINES), matrix(1, 3, () -> NINES));
		assertThat(refusal(Mode.DIRECT, "matrixMultiply", outer)).hasMessageContaining("500,000; submit a job");
		assertThat((List<?>) run(Mode.JOB, "matrixMultiply", outer)).hasSize(100);
		List<?> larger = List.of(matrix(500, 1, () -> NINES), matrix(1, 50, () -> NINES));
		assertThat(refusal(Mode.JOB, "matrixMultiply", larger)).hasMessageEndingWith("at most 20,000,000");
	}

	@Test
	void refusesByEstimateAtOnceWhatWouldNeverEnd() {
		long start = System.nanoTime();
		assertThat(refusal(Mode.JOB, "power", List.of(NINES, NINES)).reason()).isEqualTo(Reason.OVER_LIMIT);
		assertThat(refusal(Mode.JOB, "multiply", repeatedNines(100_000)).reason()).isEqualTo(Reason.OVER_LIMIT);
		assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
	}

	private static List<BigInteger> repeatedNines(int count) {
		return Collections.nCopies(count, NINES);
	}

	private static List<Object> list(int count, Number number) {
		return repeat(count, () -> number);
	}

	private static List<Object> square(int side) {
		return List.of(matrix(side, side, () -> Integer.MAX_VALUE), matrix(side, side, () -> Integer.MIN_VALUE));
	}

	/** Factors, most of them 10^999, whose product is 10^(digits - 1). */
	private static List<Object> digits(int digits) {
		List<Object> factors = repeat((digits - 1) / 999, () -> "1e999");
		factors.add("1e" + (digits - 1) % 999);
		return factors;
	}

}
