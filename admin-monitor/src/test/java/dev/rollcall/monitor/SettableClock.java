package dev.rollcall.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** The monitor's time, ahead of the system's by what the tests said so far. */
public final class SettableClock implements InstantSource, LongSupplier {

	private volatile Duration ahead = Duration.ZERO;

	/**
	 * Lets time pass.
	 * @param duration how much
	 */
	public void pass(Duration duration) {
		this.ahead = this.ahead.plus(duration);
	}

	@Override
	public Instant instant() {
		return Instant.now().plus(this.ahead);
	}

	/** The nanosecond counter, as far ahead. */
	@Override
	public long getAsLong() {
		return System.nanoTime() + this.ahead.toNanos();
	}

}
