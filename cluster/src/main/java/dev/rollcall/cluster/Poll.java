package dev.rollcall.cluster;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for a state of another process, which can only be asked for, by asking again and
 * again.
 */
final class Poll {

	private static final Duration INTERVAL = Duration.ofMillis(50);

	private Poll() {
	}

	/**
	 * Asks until the answer is yes.
	 * @param limit when to give up; asked at least once
	 * @param condition the question; what it throws ends the waiting
	 * @return whether the answer was yes in time
	 */
	static boolean until(Duration limit, BooleanSupplier condition) throws InterruptedException {
		long endNanos = System.nanoTime() + limit.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - endNanos >= 0) {
				return false;
			}
			LockSupport.parkNanos(INTERVAL.toNanos());
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
		}
		return true;
	}

}
