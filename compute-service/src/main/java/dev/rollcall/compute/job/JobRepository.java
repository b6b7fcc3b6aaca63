package dev.rollcall.compute.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The rows of jobs as their owners see them. */
@Repository
class JobRepository {

	private static final String NOW = "now";

	/** A job that waits for its time is delayed, without anybody writing that down. */
	private static final String STATUS = """
			case when j.status = 'waiting' and j.available_at > :now then 'delayed' else j.status end""";

	private static final String VIEW = """
			select j.*, %s as state, d.text as data, r.text as result
			from compute_job j
			left join compute_job_data d on d.job_seq = j.seq and j.data_size <= :sizeMax
			left join compute_job_result r on r.job_seq = j.seq and j.result_size <= :sizeMax
			""".formatted(STATUS);

	private final JdbcClient jdbc;

	JobRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Counts the jobs that wait, delayed ones included.
	 * @return how many
	 */
	int countWaiting() {
		return this.jdbc.sql("select count(*) from compute_job where status = 'waiting'").query(Integer.class).single();
	}

	/**
	 * Stores a job. Among jobs of one priority the users take turns: the first waiting
	 * job of everybody comes before the second of anybody, so whoever submits thousands
	 * of jobs delays nobody else.
	 * @param job the job
	 */
	void insert(NewJob job) {
		Submission submission = job.submission();
		long seq = this.jdbc.sql("""
				insert into compute_job (id, operation, submitted_by, priority, turn, status, timeout_ms, attempts_max,
				  created_at, available_at, data_size)
				values (:id, :operation, :owner, :priority, :turn, 'waiting', :timeoutMs, :attemptsMax, :createdAt,
				  :availableAt, :size)
				returning seq""")
			.param("id", job.id().text())
			.param("operation", submission.operation())
			.param("owner", job.owner())
			.param("priority", submission.priority())
			.param("turn", nextTurn(job.owner(), submission.priority()))
			.param("timeoutMs", submission.timeout().toMillis())
			.param("attemptsMax", submission.attemptsMax())
			.param("createdAt", job.createdAt().toEpochMilli())
			.param("availableAt", job.availableAt().toEpochMilli())
			.param("size", job.data().length())
			.query(Long.class)
			.single();
		this.jdbc.sql("insert into compute_job_data (job_seq, text) values (:seq, :text)")
			.param("seq", seq)
			.param("text", job.data())
			.update();
	}

	private long nextTurn(String owner, int priority) {
		long own = this.jdbc.sql("""
				select coalesce(max(turn), 0) from compute_job
				where submitted_by = :owner and status = 'waiting' and priority = :priority""")
			.param("owner", owner)
			.param("priority", priority)
			.query(Long.class)
			.single();
		long current = this.jdbc.sql("""
				select coalesce(min(turn), 1) from compute_job where status = 'waiting' and priority = :priority""")
			.param("priority", priority)
			.query(Long.class)
			.single();
		return Math.max(own + 1, current);
	}

	Optional<JobView> find(JobId id, Instant now) {
		return this.jdbc.sql(VIEW + "where j.id = :id")
			.param(NOW, now.toEpochMilli())
			.param("sizeMax", Integer.MAX_VALUE)
			.param("id", id.text())
			.query(JobRepository::view)
			.optional();
	}

	long count(JobQuery query, Instant now) {
		return filter("select count(*) from compute_job j", query, "", now).query(Long.class).single();
	}

	/**
	 * Finds the jobs of one page, the newest first.
	 * @param query which jobs
	 * @param sizeMax larger data and results are left out, in characters
	 * @param now what decides whether a job is delayed
	 * @return the jobs
	 */
	List<JobView> page(JobQuery query, long sizeMax, Instant now) {
		return filter(VIEW, query, " order by j.seq desc limit :size offset :offset", now).param("sizeMax", sizeMax)
			.param("size", query.size())
			.param("offset", query.offset())
			.query(JobRepository::view)
			.list();
	}

	private StatementSpec filter(String select, JobQuery query, String rest, Instant now) {
		List<String> terms = new ArrayList<>();
		if (query.owner() != null) {
			terms.add("j.submitted_by = :owner");
		}
		if (query.status() != null) {
			terms.add(STATUS + " = :status");
		}
		String where = terms.isEmpty() ? "" : " where " + String.join(" and ", terms);
		StatementSpec statement = this.jdbc.sql(select + where + rest).param(NOW, now.toEpochMilli());
		if (query.owner() != null) {
			statement.param("owner", query.owner());
		}
		if (query.status() != null) {
			statement.param("status", query.status().text());
		}
		return statement;
	}

	private static JobView view(ResultSet row, int index) throws SQLException {
		String data = row.getString("data");
		String result = row.getString("result");
		List<String> omitted = new ArrayList<>();
		if (data == null) {
			omitted.add("data");
		}
		if (result == null && row.getInt("result_size") > 0) {
			omitted.add("result");
		}
		return new JobView(row.getString("id"), JobStatus.of(row.getString("state")).orElseThrow(),
				row.getInt("progress"), json(data), json(result), row.getString("error"), row.getInt("attempts"),
				row.getInt("attempts_max"), row.getString("service"), row.getString("submitted_by"),
				Instant.ofEpochMilli(row.getLong("created_at")), instant(row, "started_at"),
				instant(row, "finished_at"), List.copyOf(omitted));
	}

	private static @Nullable JsonText json(@Nullable String text) {
		return (text != null) ? new JsonText(text) : null;
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		long millis = row.getLong(column);
		return row.wasNull() ? null : Instant.ofEpochMilli(millis);
	}

	/**
	 * Finds jobs that ended long ago, the oldest first.
	 * @param before when they ended at the latest
	 * @param countMax how many at most
	 * @return the jobs
	 */
	List<Ended> ended(Instant before, int countMax) {
		return this.jdbc.sql("""
				select seq, data_size + result_size as size from compute_job
				where finished_at < :before order by finished_at limit :countMax""")
			.param("before", before.toEpochMilli())
			.param("countMax", countMax)
			.query((row, index) -> new Ended(row.getLong("seq"), row.getLong("size")))
			.list();
	}

	void remove(List<Long> seqs) {
		this.jdbc.sql("delete from compute_job_data where job_seq in (:seqs)").param("seqs", seqs).update();
		this.jdbc.sql("delete from compute_job_result where job_seq in (:seqs)").param("seqs", seqs).update();
		this.jdbc.sql("delete from compute_job where seq in (:seqs)").param("seqs", seqs).update();
	}

	/**
	 * A job that ended.
	 *
	 * @param seq its row
	 * @param size of its data and its result, in characters
	 */
	record Ended(long seq, long size) {
	}

}
