package dev.rollcall.compute.worker;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this instance runs jobs.
 *
 * @param threads jobs that run at the same time, at least 1; 0 means one for every two
 * processors
 * @param leaseDuration how long a job belongs to this instance without renewal: the
 * longest time before others take over what a dead instance ran; at least 1 s. Renewed
 * three times as often
 * @param pollInterval between two looks for jobs that other instances took or left, and
 * between two tries to write down what came of a job while the database is away; at least
 * 10 ms
 * @param stopWait what running jobs are given to end when the instance stops, before they
 * are left to others; not negative
 * @param heartbeatInterval between two notes that the instance runs jobs, which
 * {@code /stats} shows and believes for three times as long; at least 1 s
 */
@ConfigurationProperties("rollcall.compute.worker")
record WorkerProperties(@DefaultValue("0") int threads, @DefaultValue("5s") Duration leaseDuration,
		@DefaultValue("1s") Duration pollInterval, @DefaultValue("2s") Duration stopWait,
		@DefaultValue("10s") Duration heartbeatInterval) {

	private static final int RENEWALS_PER_LEASE = 3;

	private static final int HEARTBEATS_BELIEVED = 3;

	WorkerProperties {
		require(threads >= 0, "threads must be at least 0, not " + threads);
		require(leaseDuration.toMillis() >= 1000, "lease-duration must be at least 1 s, not " + leaseDuration);
		require(pollInterval.toMillis() >= 10, "poll-interval must be at least 10 ms, not " + pollInterval);
		require(!stopWait.isNegative(), "stop-wait must not be negative, as is " + stopWait);
		require(heartbeatInterval.toMillis() >= 1000,
				"heartbeat-interval must be at least 1 s, not " + heartbeatInterval);
		threads = (threads > 0) ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
	}

	private static void require(boolean holds, String message) {
		if (!holds) {
			throw new IllegalArgumentException("rollcall.compute.worker." + message);
		}
	}

	Duration renewalInterval() {
		return this.leaseDuration.dividedBy(RENEWALS_PER_LEASE);
	}

	Duration heartbeatValidity() {
		return this.heartbeatInterval.multipliedBy(HEARTBEATS_BELIEVED);
	}

}
