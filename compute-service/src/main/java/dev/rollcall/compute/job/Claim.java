package dev.rollcall.compute.job;

import java.time.Duration;

/**
 * A job that one worker may run, as long as it renews its lease.
 *
 * @param seq the job's row
 * @param id the job
 * @param fence grows with every claim of the job: an older one is worth nothing
 * @param timeout how long it may run
 * @param data what to compute
 */
public record Claim(long seq, JobId id, long fence, Duration timeout, JobData data) {
}
