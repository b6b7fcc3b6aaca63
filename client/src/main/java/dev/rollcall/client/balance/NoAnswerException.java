package dev.rollcall.client.balance;

import java.io.IOException;

/**
 * A process did not answer. The message says why in a few words, such as
 * {@code connection refused}.
 */
public final class NoAnswerException extends IOException {

	private static final long serialVersionUID = 1L;

	private final boolean nothingSent;

	NoAnswerException(String message, boolean nothingSent, Throwable cause) {
		super(message, cause);
		this.nothingSent = nothingSent;
	}

	/**
	 * Whether there was not even a connection, so that the request can't have been
	 * carried out.
	 * @return {@code false} when it may have been
	 */
	public boolean nothingSent() {
		return this.nothingSent;
	}

	/**
	 * The few words that say why.
	 * @return never empty
	 */
	public String reason() {
		return String.valueOf(getMessage());
	}

}
