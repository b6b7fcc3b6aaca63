package dev.rollcall.monitor.check;

import org.jspecify.annotations.Nullable;

/** What came of asking an instance for its health. */
public sealed interface CheckResult {

	/**
	 * How long the answer took.
	 * @return milliseconds, null where there was no answer
	 */
	@Nullable Long responseTimeMs();

	/**
	 * It can serve.
	 *
	 * @param responseTimeMs how long the answer took
	 */
	record Healthy(Long responseTimeMs) implements CheckResult {

	}

	/**
	 * It cannot serve, or gave no answer.
	 *
	 * @param error why, in a few words
	 * @param responseTimeMs how long the answer took, null where there was none
	 */
	record Failed(String error, @Nullable Long responseTimeMs) implements CheckResult {

	}

}
