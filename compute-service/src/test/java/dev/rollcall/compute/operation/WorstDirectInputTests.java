package dev.rollcall.compute.operation;

import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.rollcall.compute.operation.OperationFixtures.matrix;
import static dev.rollcall.compute.operation.OperationFixtures.randomDigits;
import static dev.rollcall.compute.operation.OperationFixtures.repeat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the costliest direct calls that are let through cost: reading the operands,
 * computing, writing the digits. The lists of long integers are as long as the 1 MiB body
 * of a request lets them be.
 */
class WorstDirectInputTests {

	private static final Duration CPU_MAX = Duration.ofMillis(200);

	/**
	 * This build's tests run with the first compiler of the JVM only, which lacks the
	 * intrinsics for long integers: modPow then takes some 140 ms, and 15 ms with both.
	 */
	private static final Duration CPU_MAX_OF_MOD_POW = CPU_MAX.multipliedBy(2);

	private static final int ROUNDS_MAX = 20;

	private static final Random RANDOM = new Random(20261127);

	static Stream<Arguments> worstInputs() {
		return Stream.of(list("add", 10_000, 100), list("add", 1_000, 1_000), list("sumOfSquares", 1_000, 1_000),
				list("average", 10_000, 100), list("multiply", 20, 1_000), list("multiply", 9_900, 2),
				Arguments.of("divide", divisors()), Arguments.of("power", List.of(7, 23_665)),
				Arguments.of("power", List.of(3, -690)), Arguments.of("factorial", List.of(5_000)),
				Arguments.of("fibonacci", List.of(50_000)), Arguments.of("primeCheck", List.of(9223372036854775783L)),
				Arguments.of("sqrt", List.of(randomDigits(RANDOM, 600))), list("gcd", 1_000, 1_000),
				list("lcm", 1_000, 19), Arguments.of("lcm", repeated(190, 100, 300)),
				Arguments.of("lcm", repeated(390, 50, 600)), Arguments.of("lcm", repeated(19, 1_000, 30)),
				matrices(100, 100, 24), matrices(50, 100, 63), matrices(10, 10, 1_000), matrices(15, 11, 635),
				Arguments.of("matrixMultiply",
						List.of(matrix(22, 4, () -> randomDigits(RANDOM, 999)),
								matrix(4, 11, () -> randomDigits(RANDOM, 999)))),
				Arguments.of("matrixMultiply",
						List.of(matrix(100, 100, RANDOM::nextGaussian), matrix(100, 100, RANDOM::nextGaussian))));
	}

	@ParameterizedTest
	@MethodSource("worstInputs")
	void costsAtMostTwoHundredMilliseconds(String operation, List<?> operands) {
		assertThat(cpuMin(operation, operands, CPU_MAX)).isLessThanOrEqualTo(CPU_MAX);
	}

	static Stream<Arguments> worstModuli() {
		BigInteger odd = randomDigits(RANDOM, 1_000).setBit(0);
		BigInteger even = randomDigits(RANDOM, 999).setBit(0).shiftLeft(1);
		BigInteger powerOfTwo = BigInteger.TWO.pow(3_321);
		return Stream.of(odd, even, powerOfTwo)
			.map((modulus) -> Arguments.of(List.of(odd, powerOfTwo.subtract(BigInteger.ONE), modulus)));
	}

	@ParameterizedTest
	@MethodSource("worstModuli")
	void modPowCostsAtMostTwiceThatWithTheFirstCompilerAlone(List<?> operands) {
		assertThat(cpuMin("modPow", operands, CPU_MAX_OF_MOD_POW)).isLessThanOrEqualTo(CPU_MAX_OF_MOD_POW);
	}

	/**
	 * The least of some rounds, as many as are needed, because the machine does other
	 * things too and the first rounds are not compiled yet.
	 */
	private static Duration cpuMin(String operation, List<?> operands, Duration enough) {
		Duration cpuMin = cpu(operation, operands);
		for (int round = 1; round < ROUNDS_MAX && cpuMin.compareTo(enough) > 0; round++) {
			Duration cpu = cpu(operation, operands);
			cpuMin = (cpu.compareTo(cpuMin) < 0) ? cpu : cpuMin;
		}
		return cpuMin;
	}

	private static Duration cpu(String operation, List<?> operands) {
		long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		assertThat(OperationFixtures.run(Mode.DIRECT, operation, operands)).isNotNull();
		return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
	}

	private static Arguments list(String operation, int count, int digits) {
		return Arguments.of(operation, repeat(count, () -> randomDigits(RANDOM, digits)));
	}

	private static Arguments matrices(int side, int inner, int digits) {
		return Arguments.of("matrixMultiply", List.of(matrix(side, inner, () -> randomDigits(RANDOM, digits)),
				matrix(inner, side, () -> randomDigits(RANDOM, digits))));
	}

	/** A thousand digits and as many twos as leave the quotient a double. */
	private static List<Object> divisors() {
		List<Object> numbers = repeat(9_999, () -> RANDOM.nextInt(3) + 1);
		numbers.addFirst(randomDigits(RANDOM, 1_000));
		for (int i = 4_000; i < numbers.size(); i++) {
			numbers.set(i, 1);
		}
		return numbers;
	}

	/** So many integers, the first ones again and again after so many. */
	private static List<Object> repeated(int distinct, int digits, int count) {
		List<Object> numbers = new ArrayList<>(repeat(distinct, () -> randomDigits(RANDOM, digits)));
		for (int i = distinct; i < count; i++) {
			numbers.add(numbers.get(i - distinct));
		}
		return numbers;
	}

}
