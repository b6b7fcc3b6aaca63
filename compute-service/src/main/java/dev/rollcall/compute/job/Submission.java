package dev.rollcall.compute.job;

import java.time.Duration;

/**
 * What a client wants to have computed, and how.
 *
 * @param operation the name of an operation that there is
 * @param data as it was submitted
 * @param priority 0 to 9, 9 first
 * @param delay before it may start
 * @param attemptsMax how often it may be started
 * @param timeout how long an attempt may run
 */
record Submission(String operation, JobData data, int priority, Duration delay, int attemptsMax, Duration timeout) {
}
