package dev.rollcall.compute.operation;

import java.math.BigInteger;

/**
 * An exact integer.
 *
 * @param value its value
 */
record Whole(BigInteger value) implements Scalar, Result {

	/** The largest integer that a JSON reader with doubles keeps: 2^53 - 1. */
	private static final long SAFE_MAX = (1L << 53) - 1;

	static Whole of(long value) {
		return new Whole(BigInteger.valueOf(value));
	}

	@Override
	public double toDouble() {
		return new Decimal(this.value.doubleValue()).value();
	}

	@Override
	public Object toJson() {
		return (this.value.bitLength() < Long.SIZE) ? toJson(this.value.longValue()) : this.value.toString();
	}

	static Object toJson(long value) {
		return (value >= -SAFE_MAX && value <= SAFE_MAX) ? (Object) value : Long.toString(value);
	}

}
