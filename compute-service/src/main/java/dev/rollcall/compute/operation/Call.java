package dev.rollcall.compute.operation;

import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.CancellationException;

import dev.rollcall.compute.operation.OperationException.Reason;

/**
 * One run of an operation, as its calculation sees it.
 *
 * @param operands of the kind and number that the signature says
 * @param mode which limits apply
 * @param progress who follows
 * @param usage what the operation takes, for messages
 */
record Call(List<Operand> operands, Mode mode, Progress progress, String usage) {

	int count() {
		return this.operands.size();
	}

	/** Whether no operand has a fraction, so that the result is exact. */
	boolean isExact() {
		return this.operands.stream().allMatch(Whole.class::isInstance);
	}

	List<BigInteger> integers() {
		return this.operands.stream().map((operand) -> ((Whole) operand).value()).toList();
	}

	BigInteger integer(int index) {
		return ((Whole) this.operands.get(index)).value();
	}

	double[] decimals() {
		return this.operands.stream().mapToDouble((operand) -> ((Scalar) operand).toDouble()).toArray();
	}

	Matrix matrix(int index) {
		return (Matrix) this.operands.get(index);
	}

	/**
	 * Tells how far the work is and stops it when nobody wants it any more. Every loop
	 * that may run for more than some milliseconds calls it again and again.
	 * @throws CancellationException when {@link Progress} says so or the thread is
	 * interrupted, whose flag stays set
	 */
	void checkpoint(long done, long total) {
		int percent = (int) (100.0 * done / total);
		if (!this.progress.reached(percent) || Thread.currentThread().isInterrupted()) {
			throw new CancellationException("Stopped at " + percent + " %");
		}
	}

	/** What is thrown for operands outside what is defined. */
	OperationException invalid() {
		return new OperationException(Reason.INVALID_OPERANDS, this.usage);
	}

	static OperationException divisionByZero() {
		return new OperationException(Reason.DIVISION_BY_ZERO, "Division by zero");
	}

}
