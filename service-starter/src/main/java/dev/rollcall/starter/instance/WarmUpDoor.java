package dev.rollcall.starter.instance;

/**
 * Lets an instance into itself before its web server accepts: another listener, on the
 * loopback address and any free port, before the same filters and handlers.
 */
public interface WarmUpDoor {

	/**
	 * Opens it.
	 * @return its port
	 * @throws IllegalStateException if nothing can listen
	 */
	int open();

	/** Closes it for good, or what there is of it. */
	void close();

}
