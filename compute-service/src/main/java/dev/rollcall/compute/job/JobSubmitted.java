package dev.rollcall.compute.job;

/**
 * Published by the instance that took a job, once the job can be claimed.
 *
 * @param id the job
 */
public record JobSubmitted(JobId id) {
}
