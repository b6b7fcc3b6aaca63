package dev.rollcall.cluster;

import java.time.Duration;
import java.util.List;

/**
 * Is told what a cluster is doing. Calls come from several threads, those of one instance
 * in order.
 */
public interface ClusterListener {

	/** Does not want to know. */
	ClusterListener NONE = new ClusterListener() {
	};

	/**
	 * A build begins.
	 * @param modules what is built
	 */
	default void building(List<String> modules) {
	}

	/**
	 * The build has succeeded.
	 * @param took how long it took
	 */
	default void built(Duration took) {
	}

	/**
	 * An application was unpacked, but training its start failed; it will start slowly.
	 * @param module the application
	 */
	default void withoutAotCache(String module) {
	}

	/**
	 * A process was started.
	 * @param process the process, not ready yet
	 */
	default void starting(ManagedProcess process) {
	}

	/**
	 * A process is ready.
	 * @param process the process
	 * @param took how long that took
	 */
	default void up(ManagedProcess process, Duration took) {
	}

	/**
	 * A process runs already and is left as it is.
	 * @param process the process
	 */
	default void alreadyUp(ManagedProcess process) {
	}

	/**
	 * What was started is stopped again, because something failed.
	 */
	default void givingUp() {
	}

	/**
	 * What was started is stopped again, because this JVM was told to end.
	 */
	default void interrupted() {
	}

	/**
	 * A process has ended.
	 * @param process the process
	 * @param took how long that took
	 * @param byItself {@code false} when it had to be killed
	 */
	default void stopped(ManagedProcess process, Duration took, boolean byItself) {
	}

}
