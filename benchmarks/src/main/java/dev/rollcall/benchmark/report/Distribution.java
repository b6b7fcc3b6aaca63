package dev.rollcall.benchmark.report;

import java.time.Duration;
import java.util.List;

/**
 * Times of the same thing, measured several times.
 *
 * @param times the times, in the order of measuring; at least one
 */
public record Distribution(List<Duration> times) {

	private static final double MEDIAN = 0.5;

	private static final double TAIL = 0.95;

	public Distribution {
		times = List.copyOf(times);
		if (times.isEmpty()) {
			throw new IllegalArgumentException("nothing was measured");
		}
	}

	/**
	 * The median.
	 * @return one of the times
	 */
	public Duration p50() {
		return quantile(MEDIAN);
	}

	/**
	 * What 95 % of the times do not exceed; of less than 20 times it is the longest.
	 * @return one of the times
	 */
	public Duration p95() {
		return quantile(TAIL);
	}

	/**
	 * The longest.
	 * @return one of the times
	 */
	public Duration max() {
		return quantile(1);
	}

	/** By nearest rank: a time that was measured, never one between two. */
	private Duration quantile(double share) {
		int rank = (int) Math.ceil(share * this.times.size());
		return this.times.stream().sorted().toList().get(rank - 1);
	}

}
