package dev.rollcall.compute.operation;

import java.util.List;
import java.util.Optional;

import dev.rollcall.compute.operation.Signature.Kind;

import static dev.rollcall.compute.operation.Signature.exactly;
import static dev.rollcall.compute.operation.Signature.list;

/**
 * All operations there are. A new one is a line here and a {@link Calculation}.
 */
public final class Operations {

	private static final Signature NUMBERS = list(1, Kind.NUMBER, Limit.NUMBERS, "one or more numbers");

	private static final Signature INTEGERS = list(2, Kind.INTEGER, Limit.INTEGERS, "two or more integers");

	private static final List<Operation> ALL = List.of(new Operation("add", NUMBERS, List.of(), false, Arithmetic::add),
			new Operation("subtract", NUMBERS, List.of(), false, Arithmetic::subtract),
			new Operation("multiply", NUMBERS, List.of(Limit.RESULT_DIGITS), true, Arithmetic::multiply),
			new Operation("divide",
					list(2, Kind.NUMBER, Limit.NUMBERS, "two or more numbers, divided from left to right"), List.of(),
					false, Arithmetic::divide),
			new Operation("power", exactly(2, Kind.NUMBER, "two numbers: base, exponent"), List.of(Limit.RESULT_DIGITS),
					false, Powers::power),
			new Operation("factorial", exactly(1, Kind.INTEGER, "one integer n, at least 0"),
					List.of(Limit.FACTORIAL_N), true, Sequences::factorial),
			new Operation("fibonacci", exactly(1, Kind.INTEGER, "one integer n, at least 0"),
					List.of(Limit.FIBONACCI_N), true, Sequences::fibonacci),
			new Operation("primeCheck", exactly(1, Kind.INTEGER, "one integer n"), List.of(Limit.PRIME_N), false,
					Primes::primeCheck),
			new Operation("sumOfSquares", NUMBERS, List.of(), false, Arithmetic::sumOfSquares),
			new Operation("average", NUMBERS, List.of(), false, Arithmetic::average),
			new Operation("matrixMultiply", exactly(2, Kind.MATRIX,
					"two matrices, each a list of rows of numbers, the first with as many columns as the second has rows"),
					List.of(Limit.MATRIX_SIDE, Limit.MATRIX_WORK, Limit.MATRIX_DIGITS), true, MatrixProduct::multiply),
			new Operation("sqrt", exactly(1, Kind.NUMBER, "one number, at least 0"), List.of(Limit.OPERAND_DIGITS),
					false, Powers::sqrt),
			new Operation("gcd", INTEGERS, List.of(), false, Divisors::gcd),
			new Operation("lcm", INTEGERS, List.of(Limit.LCM_DIGITS, Limit.RESULT_DIGITS), true, Divisors::lcm),
			new Operation("modPow",
					exactly(3, Kind.INTEGER, "three integers: base, exponent of at least 0, modulus of at least 1"),
					List.of(Limit.OPERAND_DIGITS), false, Powers::modPow));

	private Operations() {
	}

	/**
	 * All operations.
	 * @return in the order of the documentation
	 */
	public static List<Operation> all() {
		return ALL;
	}

	/**
	 * An operation by its name.
	 * @param name exactly as {@link Operation#name()} gives it
	 * @return the operation, or empty when there is none
	 */
	public static Optional<Operation> find(String name) {
		return ALL.stream().filter((operation) -> operation.name().equals(name)).findFirst();
	}

}
