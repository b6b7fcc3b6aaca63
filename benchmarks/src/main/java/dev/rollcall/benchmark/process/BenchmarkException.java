package dev.rollcall.benchmark.process;

/**
 * A benchmark can't go on; the message says why, for people.
 */
public class BenchmarkException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates one.
	 * @param message why
	 */
	public BenchmarkException(String message) {
		super(message);
	}

	/**
	 * Creates one.
	 * @param message why
	 * @param cause what it came from
	 */
	public BenchmarkException(String message, Throwable cause) {
		super(message, cause);
	}

}
