package dev.rollcall.compute.job;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The body of a submission, in either of its shapes. The options are taken as they come:
 * {@link SubmissionReader} says what is wrong with which.
 *
 * @param data what to compute, in the original system's shape
 * @param operation without {@code data}: the name of an operation
 * @param operands without {@code data}: its operands
 * @param n without {@code data}: its only operand
 * @param priority 0 to 9
 * @param delayMs before it may start
 * @param maxAttempts how often it may be started
 * @param timeoutMs how long an attempt may run
 */
record JobRequest(@Nullable JobData data, @Nullable String operation, @Nullable List<@Nullable Object> operands,
		@Nullable Object n, @Nullable Object priority, @Nullable Object delayMs, @Nullable Object maxAttempts,
		@Nullable Object timeoutMs) {
}
