package dev.rollcall.compute.operation;

/**
 * How an operation is run, which decides its {@linkplain Operation#limits limits}.
 */
public enum Mode {

	/**
	 * While the caller waits: the worst input that is let through costs at most 200 ms of
	 * processor time, writing the answer's digits included.
	 */
	DIRECT("direct calls"),

	/**
	 * From the queue, with progress and cancelling.
	 */
	JOB("jobs");

	private final String text;

	Mode(String text) {
		this.text = text;
	}

	String text() {
		return this.text;
	}

}
