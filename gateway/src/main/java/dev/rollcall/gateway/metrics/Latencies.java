package dev.rollcall.gateway.metrics;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How long answers of the last minute took. Each 10 s have a histogram of their own, and
 * the oldest makes room for the newest. Buckets widen with what they hold, 32 a doubling,
 * so that a percentile is at most 1.6 % off at any size, and one takes as long to find as
 * the other.
 */
class Latencies {

	/** Above this all are the same. */
	private static final long MICROS_MAX = (1L << 26) - 1;

	private static final int SUBDIVISION_BITS = 5;

	private static final int SUBDIVISIONS = 1 << SUBDIVISION_BITS;

	private static final int BUCKETS = bucket(MICROS_MAX) + 1;

	private static final int PERIODS = 6;

	private static final long PERIOD_NANOS = Duration.ofSeconds(10).toNanos();

	private static final double MICROS_PER_MILLI = 1000;

	private final AtomicReferenceArray<Period> periods = new AtomicReferenceArray<>(PERIODS);

	/**
	 * Records an answer.
	 * @param latencyNanos how long it took
	 * @param nowNanos the time since the start, never negative
	 */
	void record(long latencyNanos, long nowNanos) {
		long micros = Math.clamp(TimeUnit.NANOSECONDS.toMicros(latencyNanos), 0, MICROS_MAX);
		period(nowNanos / PERIOD_NANOS).counts().incrementAndGet(bucket(micros));
	}

	private Period period(long number) {
		int slot = (int) (number % PERIODS);
		Period period = this.periods.get(slot);
		while (period == null || period.number() < number) {
			Period next = new Period(number, new AtomicIntegerArray(BUCKETS));
			this.periods.compareAndSet(slot, period, next);
			period = this.periods.get(slot);
		}
		return period;
	}

	/**
	 * The percentiles of the last 50 to 60 s.
	 * @param nowNanos the time since the start, never negative
	 * @return milliseconds; 0 where nothing was answered
	 */
	Percentiles percentiles(long nowNanos) {
		long oldest = nowNanos / PERIOD_NANOS - PERIODS + 1;
		long[] counts = new long[BUCKETS];
		long total = 0;
		for (int i = 0; i < PERIODS; i++) {
			Period period = this.periods.get(i);
			if (period != null && period.number() >= oldest) {
				for (int bucket = 0; bucket < BUCKETS; bucket++) {
					counts[bucket] += period.counts().get(bucket);
					total += period.counts().get(bucket);
				}
			}
		}
		return new Percentiles(percentile(counts, total, 50), percentile(counts, total, 95),
				percentile(counts, total, 99));
	}

	/** The nearest rank: the smallest latency that so many percent do not exceed. */
	private static double percentile(long[] counts, long total, int percent) {
		long rank = Math.ceilDiv(total * percent, 100L);
		long seen = 0;
		for (int bucket = 0; bucket < counts.length; bucket++) {
			seen += counts[bucket];
			if (seen >= rank && seen > 0) {
				return micros(bucket) / MICROS_PER_MILLI;
			}
		}
		return 0;
	}

	private static int bucket(long micros) {
		int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(micros) - SUBDIVISION_BITS - 1);
		return shift * SUBDIVISIONS + (int) (micros >>> shift);
	}

	/** The middle of a bucket. */
	private static long micros(int bucket) {
		int shift = Math.max(0, bucket / SUBDIVISIONS - 1);
		long lowest = (long) (bucket - shift * SUBDIVISIONS) << shift;
		return lowest + (1L << shift) / 2;
	}

	/**
	 * Percentiles of latencies, in milliseconds.
	 *
	 * @param p50 the median
	 * @param p95 the 95th
	 * @param p99 the 99th
	 */
	record Percentiles(double p50, double p95, double p99) {
	}

	private record Period(long number, AtomicIntegerArray counts) {
	}

}
