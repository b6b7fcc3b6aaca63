package dev.rollcall.compute.operation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import dev.rollcall.compute.operation.OperationException.Reason;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Runs operations as the callers of the package do: by name, from what a JSON parser
 * gives, to what a JSON writer takes.
 */
final class OperationFixtures {

	private OperationFixtures() {
	}

	static Object direct(String operation, Object... operands) {
		return run(Mode.DIRECT, operation, Arrays.asList(operands));
	}

	static Object job(String operation, Object... operands) {
		return run(Mode.JOB, operation, Arrays.asList(operands));
	}

	static Object run(Mode mode, String operation, List<?> operands) {
		return result(mode, operation, operands).toJson();
	}

	static Result result(Mode mode, String operation, List<?> operands) {
		return Operations.find(operation).orElseThrow().run(Operand.listOf(operands), mode, Progress.IGNORED);
	}

	static OperationException refusal(Mode mode, String operation, List<?> operands) {
		return catchThrowableOfType(OperationException.class, () -> run(mode, operation, operands));
	}

	static Reason reason(String operation, Object... operands) {
		return refusal(Mode.DIRECT, operation, Arrays.asList(operands)).reason();
	}

	/** An exact result of a job, without the work of writing and reading its digits. */
	static BigInteger integer(String operation, Object... operands) {
		return ((Whole) result(Mode.JOB, operation, Arrays.asList(operands))).value();
	}

	static List<Object> repeat(int count, Supplier<?> element) {
		List<Object> list = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			list.add(element.get());
		}
		return list;
	}

	static List<Object> matrix(int rows, int columns, Supplier<?> entry) {
		return repeat(rows, () -> repeat(columns, entry));
	}

	/** An integer of any sign with at most so many bits, short ones as likely as long. */
	static BigInteger randomInteger(Random random, int bitsMax) {
		BigInteger magnitude = new BigInteger(random.nextInt(bitsMax + 1), random);
		return random.nextBoolean() ? magnitude : magnitude.negate();
	}

	/** An integer with exactly so many decimal digits. */
	static BigInteger randomDigits(Random random, int digits) {
		BigInteger smallest = BigInteger.TEN.pow(digits - 1);
		BigInteger count = smallest.multiply(BigInteger.valueOf(9));
		return new BigInteger(count.bitLength() + 64, random).mod(count).add(smallest);
	}

}
