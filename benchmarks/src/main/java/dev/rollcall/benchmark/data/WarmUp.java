package dev.rollcall.benchmark.data;

import java.time.Duration;

/**
 * Says when a server is as fast as it becomes: when a number of blocks, one after the
 * other, brought nothing.
 */
final class WarmUp {

	/** Of load. */
	static final Duration BLOCK = Duration.ofSeconds(10);

	/** It stands still for half a minute while something large is compiled. */
	private static final int BLOCKS_WITHOUT_GAIN = 5;

	private static final double GAIN = 1.03;

	private final Duration max;

	private Duration duration = Duration.ZERO;

	private double best;

	private int withoutGain;

	/**
	 * Begins.
	 * @param max after which it is over in any case
	 */
	WarmUp(Duration max) {
		this.max = max;
	}

	/** Adds a block's requests a second. */
	void add(double perSecond) {
		this.duration = this.duration.plus(BLOCK);
		boolean gain = perSecond > this.best * GAIN;
		this.withoutGain = gain ? 0 : this.withoutGain + 1;
		this.best = Math.max(this.best, perSecond);
	}

	boolean isOver() {
		return this.withoutGain >= BLOCKS_WITHOUT_GAIN || this.duration.compareTo(this.max) >= 0;
	}

	Duration duration() {
		return this.duration;
	}

}
