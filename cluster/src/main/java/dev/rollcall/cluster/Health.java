package dev.rollcall.cluster;

/**
 * How a process that was started is doing.
 */
public enum Health {

	/** Says so itself. */
	HEALTHY,

	/** Says so itself: it serves, but something it uses is away. */
	DEGRADED,

	/** Says so itself: it can't serve. */
	UNHEALTHY,

	/** Lives but does not listen yet. */
	STARTING,

	/** Lives but does not answer in 2 s. */
	HUNG,

	/** Was killed by {@link ManagedProcess#kill()}. */
	KILLED,

	/** Ended by itself. */
	DOWN;

	/**
	 * Whether there is a process at all.
	 * @return whether it lives
	 */
	public boolean isAlive() {
		return this != KILLED && this != DOWN;
	}

}
