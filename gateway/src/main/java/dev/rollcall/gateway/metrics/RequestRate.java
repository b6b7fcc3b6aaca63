package dev.rollcall.gateway.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Requests of the last 60 s. Each second has a slot, and a slot holds its second beside
 * its count in one word, so that a slot of the last minute is begun anew and counted in
 * one step.
 */
class RequestRate {

	private static final int WINDOW_SECONDS = 60;

	private static final int SECOND_SHIFT = Integer.SIZE;

	private static final long COUNT_MASK = (1L << SECOND_SHIFT) - 1;

	private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

	private final AtomicLongArray slots = new AtomicLongArray(WINDOW_SECONDS);

	/**
	 * Counts a request.
	 * @param nowNanos the time since the start, never negative
	 */
	void count(long nowNanos) {
		long second = nowNanos / NANOS_PER_SECOND;
		int slot = (int) (second % WINDOW_SECONDS);
		while (true) {
			long before = this.slots.get(slot);
			long after = (before >>> SECOND_SHIFT == second) ? before + 1 : (second << SECOND_SHIFT) | 1;
			if (this.slots.compareAndSet(slot, before, after)) {
				return;
			}
		}
	}

	/**
	 * The mean of the last 60 s, the current second included; the time before the start
	 * counts as idle.
	 * @param nowNanos the time since the start, never negative
	 * @return requests a second
	 */
	double perSecond(long nowNanos) {
		long second = nowNanos / NANOS_PER_SECOND;
		long count = 0;
		for (int i = 0; i < WINDOW_SECONDS; i++) {
			long slot = this.slots.get(i);
			if (second - (slot >>> SECOND_SHIFT) < WINDOW_SECONDS) {
				count += slot & COUNT_MASK;
			}
		}
		return (double) count / WINDOW_SECONDS;
	}

}
