package dev.rollcall.compute.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.starter.instance.InstanceProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the queue of the whole cluster does. Every figure is read from the database, so
 * that all instances say the same.
 */
@Component
class Statistics {

	private static final Duration THROUGHPUT_WINDOW = Duration.ofSeconds(60);

	/** Percentiles are those of the jobs that ended last, at most so many. */
	private static final int RECENT_JOBS_MAX = 1000;

	private static final String NOW = "now";

	private final JdbcClient jdbc;

	private final InstanceProperties instance;

	private final InstantSource clock;

	private final TransactionTemplate read;

	Statistics(JdbcClient jdbc, InstanceProperties instance, InstantSource clock,
			PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.instance = instance;
		this.clock = clock;
		this.read = new TransactionTemplate(transactions);
		this.read.setReadOnly(true);
	}

	/**
	 * All figures, of one moment.
	 * @return the answer
	 */
	public Answer figures() {
		return this.read.execute((transaction) -> ofThisMoment());
	}

	private Answer ofThisMoment() {
		Instant now = this.clock.instant();
		List<long[]> recent = this.jdbc.sql("""
				select waited_ms, finished_at - started_at as ran_ms from compute_job
				where finished_at is not null and started_at is not null
				order by finished_at desc limit :countMax""")
			.param("countMax", RECENT_JOBS_MAX)
			.query((row, index) -> new long[] { row.getLong("waited_ms"), row.getLong("ran_ms") })
			.list();
		return new Answer(this.instance.name(), counts(now), paused(), throughput(now), percentiles(recent, 0),
				percentiles(recent, 1), workers(now));
	}

	private Map<JobStatus, Long> counts(Instant now) {
		Map<JobStatus, Long> counts = new EnumMap<>(JobStatus.class);
		for (JobStatus status : JobStatus.values()) {
			counts.put(status, 0L);
		}
		this.jdbc.sql("""
				select case when status = 'waiting' and available_at > :now then 'delayed' else status end as state,
				  count(*) as jobs
				from compute_job group by state""").param(NOW, now.toEpochMilli()).query((row) -> {
			counts.put(JobStatus.of(row.getString("state")).orElseThrow(), row.getLong("jobs"));
		});
		return counts;
	}

	private boolean paused() {
		return this.jdbc.sql("select paused from compute_queue").query(Integer.class).single() != 0;
	}

	private double throughput(Instant now) {
		long completed = this.jdbc
			.sql("select count(*) from compute_job where finished_at > :since and status = 'completed'")
			.param("since", now.minus(THROUGHPUT_WINDOW).toEpochMilli())
			.query(Long.class)
			.single();
		return completed / (double) THROUGHPUT_WINDOW.toSeconds();
	}

	private static Percentiles percentiles(List<long[]> recent, int column) {
		return Percentiles.of(recent.stream().mapToLong((job) -> job[column]).sorted().toArray());
	}

	private List<WorkerView> workers(Instant now) {
		return this.jdbc.sql("""
				select w.service, w.capacity, w.last_seen, (select count(*) from compute_job j
				  where j.status = 'active' and j.service = w.service and j.lease_until > :now) as active
				from compute_worker w where w.seen_until >= :now order by w.service""")
			.param(NOW, now.toEpochMilli())
			.query((row, index) -> new WorkerView(row.getString("service"), row.getInt("active"),
					row.getInt("capacity"), Instant.ofEpochMilli(row.getLong("last_seen"))))
			.list();
	}

	/**
	 * The answer of {@code GET /stats}.
	 *
	 * @param service the instance that answers
	 * @param queue how many jobs are in which state; ended ones until they are removed
	 * @param paused whether no job is started at present
	 * @param throughputPerSecond completed jobs a second, over the last 60 s
	 * @param waitMs between the time when a job might start and its first start
	 * @param runMs between the last start of a job and its end
	 * @param workers the instances that run jobs
	 */
	record Answer(String service, Map<JobStatus, Long> queue, boolean paused, double throughputPerSecond,
			Percentiles waitMs, Percentiles runMs, List<WorkerView> workers) {
	}

	/**
	 * How long it took, in milliseconds; nothing where there was nothing.
	 *
	 * @param p50 half of the jobs took at most so long
	 * @param p95 95 of 100
	 * @param p99 99 of 100
	 */
	record Percentiles(@Nullable Long p50, @Nullable Long p95, @Nullable Long p99) {

		static Percentiles of(long[] sorted) {
			return new Percentiles(nearestRank(sorted, 50), nearestRank(sorted, 95), nearestRank(sorted, 99));
		}

		private static @Nullable Long nearestRank(long[] sorted, int percent) {
			return (sorted.length == 0) ? null : sorted[Math.ceilDiv(percent * sorted.length, 100) - 1];
		}

	}

	/**
	 * An instance that runs jobs.
	 *
	 * @param service the instance
	 * @param active how many it runs now
	 * @param capacity how many it can run at the same time
	 * @param lastSeen when it said so last
	 */
	record WorkerView(String service, int active, int capacity, Instant lastSeen) {
	}

}
