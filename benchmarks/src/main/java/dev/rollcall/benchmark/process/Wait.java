package dev.rollcall.benchmark.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for a state of another process by asking again and again.
 */
public final class Wait {

	private Wait() {
	}

	/**
	 * Asks until the answer is yes.
	 * @param what what is waited for, for people
	 * @param interval how long to pause between two questions
	 * @param limit when to give up
	 * @param condition the question
	 * @throws BenchmarkException when the answer was not yes in time
	 * @throws InterruptedException when interrupted
	 */
	public static void until(String what, Duration interval, Duration limit, BooleanSupplier condition)
			throws InterruptedException {
		long startNanos = System.nanoTime();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - startNanos > limit.toNanos()) {
				throw new BenchmarkException("waited " + limit.toSeconds() + " s in vain for: " + what);
			}
			pause(interval);
		}
	}

	/**
	 * Lets time go by between two things that are done at a pace.
	 * @param duration how long; nothing happens when it is negative
	 * @throws InterruptedException when interrupted
	 */
	public static void pause(Duration duration) throws InterruptedException {
		LockSupport.parkNanos(duration.toNanos());
		if (Thread.interrupted()) {
			throw new InterruptedException();
		}
	}

}
