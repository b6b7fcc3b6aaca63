package dev.rollcall.gateway.metrics;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** What became of the requests to one receiver. Written by every request, lock-free. */
class Traffic {

	private static final int LOWEST_FAILURE = 500;

	private static final int HUNDREDTHS_OF_PERCENT = 10_000;

	private final LongAdder success = new LongAdder();

	private final LongAdder failed = new LongAdder();

	private final RequestRate rate = new RequestRate();

	private final Latencies latencies = new Latencies();

	static boolean isFailure(int status) {
		return status >= LOWEST_FAILURE;
	}

	void answered(int status, long latencyNanos, long nowNanos) {
		(isFailure(status) ? this.failed : this.success).increment();
		this.rate.count(nowNanos);
		this.latencies.record(latencyNanos, nowNanos);
	}

	/** Nothing came back: a failure that took no time which would say anything. */
	void unanswered(long nowNanos) {
		this.failed.increment();
		this.rate.count(nowNanos);
	}

	Figures figures(long nowNanos) {
		long succeeded = this.success.sum();
		long failures = this.failed.sum();
		double rounded = Math.round(this.rate.perSecond(nowNanos) * 100) / 100.0;
		return new Figures(succeeded, failures, rounded, this.latencies.percentiles(nowNanos));
	}

	/**
	 * The figures of one moment.
	 *
	 * @param success answers below 500
	 * @param failed answers of 500 and above, and no answer
	 * @param requestsPerSecond the mean of the last 60 s
	 * @param latencyMs of the answers of the last minute
	 */
	record Figures(long success, long failed, double requestsPerSecond, Latencies.Percentiles latencyMs) {

		long total() {
			return this.success + this.failed;
		}

		/**
		 * The share of success, rounded down: 100 % means that nothing failed.
		 * @return such as {@code 99.95%}; {@code 0%} of nothing
		 */
		String successRate() {
			if (total() == 0) {
				return "0%";
			}
			long share = this.success * HUNDREDTHS_OF_PERCENT / total();
			return String.format(Locale.ROOT, "%d.%02d%%", share / 100, share % 100);
		}

	}

}
