package dev.rollcall.cluster;

/**
 * Something to do when this JVM ends, by Ctrl-C for example, as long as it is registered.
 */
final class EndOfJvm {

	private final Thread hook;

	EndOfJvm(Runnable task) {
		this.hook = new Thread(task, "end-of-jvm");
	}

	/**
	 * Registers it.
	 * @throws InterruptedException when the JVM is ending already
	 */
	void register() throws InterruptedException {
		try {
			Runtime.getRuntime().addShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			throw ending(ex);
		}
	}

	/**
	 * Takes it back.
	 * @throws InterruptedException when the JVM is ending already, so that it was or will
	 * be done
	 */
	void cancel() throws InterruptedException {
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			throw ending(ex);
		}
	}

	/** What a thread is told that works on while the JVM ends. */
	static InterruptedException ending(Exception cause) {
		return (InterruptedException) new InterruptedException("this JVM is ending").initCause(cause);
	}

}
