package dev.rollcall.compute.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.rollcall.compute.operation.OperationFixtures.matrix;
import static dev.rollcall.compute.operation.OperationFixtures.refusal;
import static dev.rollcall.compute.operation.OperationFixtures.repeat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OperationsTests {

	/** Work that takes some time, for each operation that tells how far it is. */
	private static final Map<String, List<Object>> LONG_WORK = Map.of("multiply", repeat(1_000, () -> 1_234_567),
			"factorial", List.of(4_000), "fibonacci", List.of(40_000), "matrixMultiply",
			List.of(matrix(30, 30, () -> 7), matrix(30, 30, () -> 8)), "lcm", repeat(500, () -> 30));

	static final List<String> reporting = Operations.all()
		.stream()
		.filter(Operation::reportsProgress)
		.map(Operation::name)
		.toList();

	@Test
	void knowsEveryOperationByItsName() {
		assertThat(Operations.all()).extracting(Operation::name)
			.containsExactly("add", "subtract", "multiply", "divide", "power", "factorial", "fibonacci", "primeCheck",
					"sumOfSquares", "average", "matrixMultiply", "sqrt", "gcd", "lcm", "modPow");
		assertThat(Operations.all())
			.allSatisfy((operation) -> assertThat(Operations.find(operation.name())).containsSame(operation));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ADD", "primecheck", "add ", "eval" })
	void knowsNoOther(String name) {
		assertThat(Operations.find(name)).isEmpty();
	}

	@Test
	void describesOperandsAndLimits() {
		assertThat(Operations.all()).allSatisfy((operation) -> {
			assertThat(operation.operands()).isNotBlank();
			assertThat(operation.limits(Mode.DIRECT)).contains(" at most ");
			assertThat(operation.limits(Mode.JOB)).contains(" at most ");
		});
		Operation multiply = Operations.find("multiply").orElseThrow();
		assertThat(multiply.operands()).isEqualTo("one or more numbers");
		assertThat(multiply.limits(Mode.DIRECT))
			.isEqualTo("the count of numbers at most 10,000, the count of digits of the result at most 20,000");
		assertThat(multiply.limits(Mode.JOB))
			.isEqualTo("the count of numbers at most 100,000, the count of digits of the result at most 1,000,000");
	}

	@Test
	void saysWhatItTakesWhenItRefuses() {
		assertThat(refusal(Mode.DIRECT, "power", List.of(2))).hasMessage("power takes two numbers: base, exponent");
		assertThat(refusal(Mode.DIRECT, "factorial", List.of(-1)))
			.hasMessage("factorial takes one integer n, at least 0");
	}

	@ParameterizedTest
	@FieldSource("reporting")
	void reportsRisingPercentages(String name) {
		List<Integer> reached = new ArrayList<>();
		run(name, reached::add);
		assertThat(reached).hasSizeGreaterThan(10)
			.isSorted()
			.allSatisfy((percent) -> assertThat(percent).isBetween(0, 100));
		assertThat(reached.getLast()).isEqualTo(100);
	}

	@ParameterizedTest
	@FieldSource("reporting")
	void stopsWhenItsFollowerSaysSo(String name) {
		List<Integer> reached = new ArrayList<>();
		assertThatThrownBy(() -> run(name, (percent) -> {
			reached.add(percent);
			return reached.size() < 3;
		})).isInstanceOf(CancellationException.class).hasMessageStartingWith("Stopped at ");
		assertThat(reached).hasSize(3);
	}

	@ParameterizedTest
	@FieldSource("reporting")
	void stopsWhenItsThreadIsInterruptedAndKeepsTheFlag(String name) {
		Thread.currentThread().interrupt();
		try {
			assertThatThrownBy(() -> run(name, Progress.IGNORED)).isInstanceOf(CancellationException.class);
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	private static void run(String name, Progress progress) {
		List<Object> operands = LONG_WORK.getOrDefault(name, List.of());
		Operations.find(name).orElseThrow().run(Operand.listOf(operands), Mode.DIRECT, progress);
	}

}
