package dev.rollcall.compute.operation;

/**
 * One number.
 */
sealed interface Scalar extends Operand permits Whole, Decimal {

	/**
	 * The nearest double.
	 * @return a finite value
	 * @throws OperationException {@code NOT_A_NUMBER} for an integer beyond the range of
	 * a double
	 */
	double toDouble();

}
