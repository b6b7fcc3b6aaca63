package dev.rollcall.compute.worker;

import java.time.Instant;
import java.time.InstantSource;

import dev.rollcall.compute.job.Claim;
import dev.rollcall.compute.operation.Progress;

/** A job while it runs: says how far it is, and is told when to stop. */
final class RunningJob implements Progress {

	private final Claim claim;

	private final Instant deadline;

	private final InstantSource clock;

	private volatile int percent;

	private volatile boolean abandoned;

	RunningJob(Claim claim, InstantSource clock) {
		this.claim = claim;
		this.deadline = clock.instant().plus(claim.timeout());
		this.clock = clock;
	}

	@Override
	public boolean reached(int percent) {
		this.percent = percent;
		return !this.abandoned && !isTooLate();
	}

	Claim claim() {
		return this.claim;
	}

	int percent() {
		return this.percent;
	}

	boolean isTooLate() {
		return this.clock.instant().isAfter(this.deadline);
	}

	/** Stops it at its next step: its result is nobody's concern any more. */
	void abandon() {
		this.abandoned = true;
	}

	boolean isAbandoned() {
		return this.abandoned;
	}

}
