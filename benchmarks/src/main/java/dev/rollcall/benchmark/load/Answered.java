package dev.rollcall.benchmark.load;

import java.time.Duration;
import java.util.Arrays;

/**
 * What came back.
 */
public final class Answered {

	private static final double PERCENT = 100;

	private final long[] sortedNanos;

	private final int refused;

	private final Duration time;

	/**
	 * Creates one.
	 * @param latencyNanos how long each request took that was not refused
	 * @param refused how many were
	 * @param time how long all took together
	 */
	Answered(long[] latencyNanos, int refused, Duration time) {
		if (latencyNanos.length == 0) {
			throw new IllegalArgumentException("nothing was answered");
		}
		this.sortedNanos = latencyNanos.clone();
		Arrays.sort(this.sortedNanos);
		this.refused = refused;
		this.time = time;
	}

	/**
	 * How many requests were done.
	 * @return at least 1
	 */
	public int count() {
		return this.sortedNanos.length;
	}

	/**
	 * How many were not, because the server had too much to do (503).
	 * @return at least 0
	 */
	public int refused() {
		return this.refused;
	}

	/**
	 * How many were done in a second.
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
