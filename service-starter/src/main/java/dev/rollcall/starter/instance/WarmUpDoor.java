package dev.rollcall.starter.instance;

import java.net.URI;

/**
 * Lets an instance into itself before its web server accepts: another listener, on a
 * loopback address and any free port, before the same filters and handlers.
 */
public interface WarmUpDoor {

	/**
	 * Opens it.
	 * @return where it is
	 * @throws IllegalStateException if nothing can listen
	 */
	URI open();

	/** Closes it for good, or what there is of it. */
	void close();

}
