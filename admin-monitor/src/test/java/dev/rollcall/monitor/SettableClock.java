package dev.rollcall.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The monitor's time, ahead of the system's by what the tests said so far. */
public final class SettableClock implements InstantSource {

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

}
