package dev.rollcall.compute.operation;

import java.io.Serial;

/**
 * An operation refuses its operands or has no result for them. The message is meant for
 * the caller; all reasons are the caller's (status 400).
 */
public final class OperationException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Reason reason;

	OperationException(Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	OperationException(Reason reason, String message, Throwable cause) {
		super(message, cause);
		this.reason = reason;
	}

	/**
	 * What kind of refusal this is.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * The kinds of refusal.
	 */
	public enum Reason {

		/** Too few, too many, of the wrong kind, or outside what is defined. */
		INVALID_OPERANDS,

		/** A divisor is zero. */
		DIVISION_BY_ZERO,

		/**
		 * Over one of the operation's limits, which the message names; it also names the
		 * job queue when a direct call is refused that would fit a job.
		 */
		OVER_LIMIT,

		/** NaN or infinite, as operand or as result. */
		NOT_A_NUMBER

	}

}
