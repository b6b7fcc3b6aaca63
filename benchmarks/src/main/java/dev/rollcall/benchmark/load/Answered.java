package dev.rollcall.benchmark.load;

import java.time.Duration;
import java.util.Arrays;

/**
 * What came back.
 */
public final class Answered {

	private static final double PERCENT = 100;

	private final long[] sortedNanos;

	private final Duration time;

	/**
	 * Creates one.
	 * @param latencyNanos how long each request took
	 * @param time how long all took together
	 */
	Answered(long[] latencyNanos, Duration time) {
		if (latencyNanos.length == 0) {
			throw new IllegalArgumentException("nothing was answered");
		}
		this.sortedNanos = latencyNanos.clone();
		Arrays.sort(this.sortedNanos);
		this.time = time;
	}

	/**
	 * How many requests were answered.
	 * @return at least 1
	 */
	public int count() {
		return this.sortedNanos.length;
	}

	/**
	 * How many were answered in a second.
	 * @return the rate
	 */
	public double perSecond() {
		return (double) count() * Duration.ofSeconds(1).toNanos() / this.time.toNanos();
	}

	/**
	 * The time that a share of the requests did not exceed, by nearest rank.
	 * @param percent above 0, at most 100
	 * @return one of the times
	 */
	public Duration percentile(double percent) {
		int rank = (int) Math.ceil(percent / PERCENT * count());
		return Duration.ofNanos(this.sortedNanos[Math.max(1, rank) - 1]);
	}

}
