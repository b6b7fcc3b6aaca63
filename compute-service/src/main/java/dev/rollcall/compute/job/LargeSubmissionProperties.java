package dev.rollcall.compute.job;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much memory large submissions may take.
 *
 * @param sizeMin the body beyond which a submission is large; not negative
 * @param concurrencyMax large submissions that are taken at the same time; at least 1
 * @param waitMax how long a further one waits for its turn before it is answered 503; not
 * negative
 * @param retryAfter what its client is told then; longer than 0
 */
@ConfigurationProperties("rollcall.compute.job.large")
record LargeSubmissionProperties(@DefaultValue("1MB") DataSize sizeMin, @DefaultValue("2") int concurrencyMax,
		@DefaultValue("2s") Duration waitMax, @DefaultValue("1s") Duration retryAfter) {

	LargeSubmissionProperties {
		require(sizeMin.toBytes() >= 0, "size-min must not be negative, as is " + sizeMin);
		require(concurrencyMax >= 1, "concurrency-max must be at least 1, not " + concurrencyMax);
		require(!waitMax.isNegative(), "wait-max must not be negative, as is " + waitMax);
		require(retryAfter.isPositive(), "retry-after must be longer than 0, not " + retryAfter);
	}

	private static void require(boolean holds, String message) {
		if (!holds) {
			throw new IllegalArgumentException("rollcall.compute.job.large." + message);
		}
	}

}
