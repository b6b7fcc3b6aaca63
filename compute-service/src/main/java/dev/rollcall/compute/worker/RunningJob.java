package dev.rollcall.compute.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.rollcall.compute.job.Claim;
import dev.rollcall.compute.operation.Progress;

/** A job while it runs: says how far it is, and is told when to stop. */
final class RunningJob implements Progress {

	private final Claim claim;

	private final Instant deadline;

	private final InstantSource clock;

	private volatile int percent;

	private final CountDownLatch abandonment = new CountDownLatch(1);

	RunningJob(Claim claim, InstantSource clock) {
		this.claim = claim;
		this.deadline = clock.instant().plus(claim.timeout());
		this.clock = clock;
	}

	@Override
	public boolean reached(int percent) {
		this.percent = percent;
		return !isAbandoned() && !isTooLate();
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
		this.abandonment.countDown();
	}

	boolean isAbandoned() {
		return this.abandonment.getCount() == 0;
	}

	/**
	 * Waits until it is stopped.
	 * @param timeout how long at most
	 * @return whether nobody is concerned with it any more: it or its thread was stopped
	 */
	boolean awaitAbandonment(Duration timeout) {
		try {
			return this.abandonment.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

}
