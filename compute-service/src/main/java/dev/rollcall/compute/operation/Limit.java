package dev.rollcall.compute.operation;

import java.math.BigInteger;
import java.util.Locale;

import dev.rollcall.compute.operation.OperationException.Reason;

/**
 * The limits of the contract, chapter 7 "Numbers", each for direct calls and for jobs.
 */
enum Limit {

	/** Numbers in a list. */
	NUMBERS("the count of numbers", 10_000, 100_000),

	/** Integers whose common divisor or multiple is asked for. */
	INTEGERS("the count of integers", 1_000, 1_000),

	/** Decimal digits of one operand. */
	OPERAND_DIGITS("the count of digits of an operand", 1_000, 1_000),

	/** Decimal digits of an exact result. */
	RESULT_DIGITS("the count of digits of the result", 20_000, 1_000_000),

	/** The n of n!. */
	FACTORIAL_N("n", 5_000, 100_000),

	/** The n of F(n). */
	FIBONACCI_N("n", 50_000, 2_000_000),

	/** The n of primeCheck: below 2^63, for which the test is proven. */
	PRIME_N("n", Long.MAX_VALUE, Long.MAX_VALUE),

	/** Rows or columns of a matrix. */
	MATRIX_SIDE("the count of rows or columns of a matrix", 100, 500),

	/**
	 * Products of digits in a product of integer matrices. Lets every 2×2 and 10×10
	 * through, 50×50 with entries of 89 digits, 100×100 with 31; without it 100×100 of
	 * 1,000 digits would run for a minute.
	 */
	MATRIX_WORK(
			"rows × inner length × columns × digits of the longest entry on the left × digits of the longest on the right",
			1_000_000_000L, 1_000_000_000_000L),

	/**
	 * Digits of all entries of a product of integer matrices, estimated from the longest
	 * entries. 100×100 and 500×500 of 64-bit integers fit; without it the answer could be
	 * 20 MB and its digits a second's work.
	 */
	MATRIX_DIGITS("the estimated count of digits of an integer product", 500_000, 20_000_000),

	/**
	 * Digits of all operands of lcm: each of them divides a multiple of up to 20,000
	 * digits, which for 1,000 operands of 1,000 digits takes more than a second.
	 */
	LCM_DIGITS("the count of digits of all operands together", 30_000, 1_000_000);

	private final String subject;

	private final long direct;

	private final long job;

	Limit(String subject, long direct, long job) {
		this.subject = subject;
		this.direct = direct;
		this.job = job;
	}

	long in(Mode mode) {
		return switch (mode) {
			case DIRECT -> this.direct;
			case JOB -> this.job;
		};
	}

	String text(Mode mode) {
		return this.subject + " at most " + number(in(mode));
	}

	void check(long value, Mode mode) {
		if (value > in(mode)) {
			throw exceeded(value, mode);
		}
	}

	void check(BigInteger value, Mode mode) {
		if (value.bitLength() < Long.SIZE) {
			check(value.longValue(), mode);
		}
		else if (value.signum() > 0) {
			throw exceeded(Long.MAX_VALUE, mode);
		}
	}

	private OperationException exceeded(long value, Mode mode) {
		String whose = (this.direct == this.job) ? "" : " of " + mode.text();
		String hint = (mode == Mode.DIRECT && this.direct < this.job && value <= this.job)
				? "; submit a job (POST /api/compute/job), whose limit is " + number(this.job) : "";
		return new OperationException(Reason.OVER_LIMIT, "Over the limit" + whose + ": " + text(mode) + hint);
	}

	private static String number(long value) {
		return (value == Long.MAX_VALUE) ? "2^63 - 1" : String.format(Locale.ROOT, "%,d", value);
	}

}
