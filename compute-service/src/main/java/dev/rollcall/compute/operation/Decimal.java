package dev.rollcall.compute.operation;

import dev.rollcall.compute.operation.OperationException.Reason;

/**
 * A finite IEEE-754 double. Negative zero, which JSON readers disagree about, becomes
 * zero.
 *
 * @param value its value
 */
record Decimal(double value) implements Scalar, Result {

	Decimal {
		if (!Double.isFinite(value)) {
			throw new OperationException(Reason.NOT_A_NUMBER,
					"The value is not a finite number: it is undefined or beyond the range of a double (about 1.8e308)");
		}
		value += 0.0;
	}

	@Override
	public double toDouble() {
		return this.value;
	}

	@Override
	public Object toJson() {
		return this.value;
	}

}
