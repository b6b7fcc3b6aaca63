package dev.rollcall.client.balance;

/**
 * Something that a person has to know or do. The message is one line that names the
 * cause, ready to be printed.
 */
public class ClientException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates one without an underlying exception.
	 * @param message the line to print
	 */
	public ClientException(String message) {
		super(message);
	}

	/**
	 * Creates one.
	 * @param message the line to print
	 * @param cause what lies beneath
	 */
	public ClientException(String message, Throwable cause) {
		super(message, cause);
	}

}
