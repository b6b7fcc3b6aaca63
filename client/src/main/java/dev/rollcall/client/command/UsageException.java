package dev.rollcall.client.command;

/**
 * A call that {@code client} does not know; the message is one line that says what is
 * wrong with it.
 */
final class UsageException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UsageException(String message) {
		super(message);
	}

}
