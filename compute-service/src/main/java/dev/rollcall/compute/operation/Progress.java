package dev.rollcall.compute.operation;

/**
 * Follows a running operation and may stop it.
 */
@FunctionalInterface
public interface Progress {

	/** Follows nothing and stops nothing. */
	Progress IGNORED = (percent) -> true;

	/**
	 * Called by the operation's own thread where large work begins and after every part
	 * of it, up to some thousand times a second and often with the same number, so it
	 * must be quick.
	 * @param percent how much of the work is done, 0 to 100, never falling
	 * @return whether to go on; after {@code false}
	 * {@link Operation#run(java.util.List, Mode, Progress) run} throws a
	 * {@link java.util.concurrent.CancellationException}
	 */
	boolean reached(int percent);

}
