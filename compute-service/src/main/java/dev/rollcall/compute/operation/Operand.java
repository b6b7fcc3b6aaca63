package dev.rollcall.compute.operation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One operand: an integer of at most 1,000 digits, a finite double, or a matrix of these.
 * <p>
 * A number that has the value of an integer is one however it is spelled ({@code 5.0},
 * {@code "5e3"}), because the contract speaks of operands "with a fraction". Instances
 * are immutable.
 */
public sealed interface Operand permits Scalar, Matrix {

	/**
	 * Reads an operand from what a JSON parser made of it.
	 * @param json a {@link Number} (a {@link java.math.BigDecimal} keeps a value that a
	 * double would lose), a {@link String} of decimal digits, or a list of rows, each a
	 * list of numbers or strings
	 * @return the operand
	 * @throws OperationException {@code INVALID_OPERANDS} for anything else,
	 * {@code NOT_A_NUMBER} for NaN and infinities, {@code OVER_LIMIT} for more than 1,000
	 * digits; the value of {@code 1e1000000000} is never expanded
	 */
	static Operand of(@Nullable Object json) {
		return new OperandReader("operand").read(json);
	}

	/**
	 * Reads the list of operands of a request.
	 * @param json the elements, each as {@link #of} takes it
	 * @return the operands in their order
	 * @throws OperationException as {@link #of}, naming the place as {@code operands[2]};
	 * {@code OVER_LIMIT} for more elements than any operation takes (100,000)
	 */
	static List<Operand> listOf(List<?> json) {
		Limit.NUMBERS.check(json.size(), Mode.JOB);
		List<Operand> operands = new ArrayList<>(json.size());
		for (Object element : json) {
			operands.add(new OperandReader("operands[" + operands.size() + "]").read(element));
		}
		return List.copyOf(operands);
	}

}
