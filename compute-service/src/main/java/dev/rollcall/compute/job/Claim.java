package dev.rollcall.compute.job;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A job that one worker may run, as long as it renews its lease. It equals another of the
 * same row and fence: what is to be computed may be megabytes, and follows from these.
 *
 * @param seq the job's row
 * @param id the job
 * @param fence grows with every claim of the job: an older one is worth nothing
 * @param timeout how long it may run
 * @param data what to compute
 */
public record Claim(long seq, JobId id, long fence, Duration timeout, JobData data) {

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Claim claim && this.seq == claim.seq && this.fence == claim.fence;
	}

	@Override
	public int hashCode() {
		return 31 * Long.hashCode(this.seq) + Long.hashCode(this.fence);
	}

}
