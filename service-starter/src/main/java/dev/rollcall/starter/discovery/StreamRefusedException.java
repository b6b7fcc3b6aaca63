package dev.rollcall.starter.discovery;

import java.io.IOException;

/** The registry answers, but with no event stream. */
class StreamRefusedException extends IOException {

	private static final long serialVersionUID = 1L;

	private final boolean missing;

	StreamRefusedException(String message, boolean missing) {
		super(message);
		this.missing = missing;
	}

	/** Whether it does not know of event streams at all. */
	boolean isMissing() {
		return this.missing;
	}

}
