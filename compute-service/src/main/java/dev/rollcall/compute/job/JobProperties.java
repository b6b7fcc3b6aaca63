package dev.rollcall.compute.job;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of jobs and of lists of them.
 *
 * @param queueSizeMax jobs that may wait in the whole cluster, delayed ones included; at
 * least 1. Over it: 429
 * @param delayMax how long a job may ask to be delayed; not negative
 * @param attemptsDefault how often a job is started at most when it does not say: an
 * instance that dies in the middle of it takes one attempt; 1 to {@code attemptsMax}
 * @param attemptsMax how many attempts a job may ask for; at least 1
 * @param timeoutMax how long an attempt may run, also when the job does not say; at least
 * 1 ms
 * @param pageSizeDefault jobs of a page when the request does not say; 1 to
 * {@code pageSizeMax}
 * @param pageSizeMax jobs of a page; at least 1. Over it: 400
 * @param listedSizeMax of the data and of the result of a job in a list, in characters;
 * what is larger is left out there, which the entry says, and is found by the job's id; 0
 * leaves out all
 * @param retention how long a job is kept after it ended; not negative
 * @param retentionInterval between two searches for jobs to remove; at least 1 ms
 */
@ConfigurationProperties("rollcall.compute.job")
record JobProperties(@DefaultValue("10000") int queueSizeMax, @DefaultValue("7d") Duration delayMax,
		@DefaultValue("3") int attemptsDefault, @DefaultValue("10") int attemptsMax,
		@DefaultValue("1h") Duration timeoutMax, @DefaultValue("50") int pageSizeDefault,
		@DefaultValue("500") int pageSizeMax, @DefaultValue("16KB") DataSize listedSizeMax,
		@DefaultValue("24h") Duration retention, @DefaultValue("1m") Duration retentionInterval) {

	JobProperties {
		require(queueSizeMax >= 1, "queue-size-max must be at least 1, not " + queueSizeMax);
		require(!delayMax.isNegative(), "delay-max must not be negative, as is " + delayMax);
		require(attemptsMax >= 1, "attempts-max must be at least 1, not " + attemptsMax);
		require(attemptsDefault >= 1 && attemptsDefault <= attemptsMax,
				"attempts-default must be 1 to attempts-max (" + attemptsMax + "), not " + attemptsDefault);
		require(timeoutMax.toMillis() >= 1, "timeout-max must be at least 1 ms, not " + timeoutMax);
		require(pageSizeMax >= 1, "page-size-max must be at least 1, not " + pageSizeMax);
		require(pageSizeDefault >= 1 && pageSizeDefault <= pageSizeMax,
				"page-size-default must be 1 to page-size-max (" + pageSizeMax + "), not " + pageSizeDefault);
		require(listedSizeMax.toBytes() >= 0, "listed-size-max must not be negative, as is " + listedSizeMax);
		require(!retention.isNegative(), "retention must not be negative, as is " + retention);
		require(retentionInterval.toMillis() >= 1,
				"retention-interval must be at least 1 ms, not " + retentionInterval);
	}

	private static void require(boolean holds, String message) {
		if (!holds) {
			throw new IllegalArgumentException("rollcall.compute.job." + message);
		}
	}

}
