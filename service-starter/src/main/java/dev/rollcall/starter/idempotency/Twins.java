package dev.rollcall.starter.idempotency;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Lets one call of a scope run at a time in this process. Its twins wait here, where they
 * hold no connection to the database; twins in other processes meet in the database.
 */
class Twins {

	private final ConcurrentMap<Scope, CountDownLatch> running = new ConcurrentHashMap<>();

	/**
	 * Waits until no other call of the scope runs.
	 * @param scope the scope
	 * @param waitMax how long
	 * @return what the call must {@link #leave} with; {@code null} when the time is over
	 * @throws InterruptedException when the thread is to end
	 */
	@Nullable CountDownLatch enter(Scope scope, Duration waitMax) throws InterruptedException {
		CountDownLatch mine = new CountDownLatch(1);
		long deadlineNanos = System.nanoTime() + waitMax.toNanos();
		CountDownLatch twin = this.running.putIfAbsent(scope, mine);
		while (twin != null) {
			if (!twin.await(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
				return null;
			}
			twin = this.running.putIfAbsent(scope, mine);
		}
		return mine;
	}

	/**
	 * Lets the next one run.
	 * @param scope the scope
	 * @param mine what {@link #enter} gave
	 */
	void leave(Scope scope, CountDownLatch mine) {
		this.running.remove(scope, mine);
		mine.countDown();
	}

}
