package dev.rollcall.kv.engine;

/** A write that was not applied, for a reason of its own. */
public class RefusedWriteException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	RefusedWriteException(Reason reason) {
		// an answer and no failure: nobody reads where it was thrown
		super(reason.name(), null, false, false);
		this.reason = reason;
	}

	/**
	 * Why it was refused.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	/** Why a write is refused. */
	public enum Reason {

		/** Its condition does not hold. */
		CONDITION_FAILED,

		/** There is no value to change or remove. */
		ABSENT,

		/** The value is no integer. */
		NOT_AN_INTEGER,

		/** The result would have too many digits. */
		TOO_MANY_DIGITS,

		/** The store holds as much as it may. */
		STORE_FULL,

		/** The idempotency key belongs to another calculation. */
		KEY_REUSED

	}

}
