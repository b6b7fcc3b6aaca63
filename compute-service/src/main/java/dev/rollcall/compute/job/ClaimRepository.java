package dev.rollcall.compute.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * The rows of jobs as workers see them. Every change names the fence that its writer has
 * seen and changes nothing when another claim has raised it since.
 */
@Repository
class ClaimRepository {

	/** Nothing is started while the queue is paused. */
	private static final String NOT_PAUSED = " and not exists (select 1 from compute_queue where paused <> 0)";

	private static final String CLAIMABLE = "select seq, fence from compute_job where %s" + NOT_PAUSED;

	private static final String WAITING = "status = 'waiting' and available_at <= :now";

	private static final String EXPIRED = "status = 'active' and lease_until <= :now";

	private static final String RESTARTABLE = EXPIRED + " and attempts < attempts_max";

	private static final String HELD = " where seq = :seq and fence = :fence and status = 'active'";

	private static final String GIVEN_UP = "Given up after its last attempt: each time the instance that ran it "
			+ "stopped or stopped answering";

	private final JdbcClient jdbc;

	ClaimRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Finds jobs whose worker let the lease expire.
	 * @param now the present
	 * @param countMax how many at most
	 * @return those that may be started again
	 */
	List<Candidate> expired(Instant now, int countMax) {
		return candidates(CLAIMABLE.formatted(RESTARTABLE) + " order by seq", now, countMax);
	}

	/**
	 * Finds jobs that wait, in the order in which they are to be started.
	 * @param now the present
	 * @param countMax how many at most
	 * @return those whose time has come
	 */
	List<Candidate> waiting(Instant now, int countMax) {
		return candidates(CLAIMABLE.formatted(WAITING) + " order by priority desc, turn, seq", now, countMax);
	}

	private List<Candidate> candidates(String sql, Instant now, int countMax) {
		return this.jdbc.sql(sql + " limit :countMax")
			.param("now", now.toEpochMilli())
			.param("countMax", countMax)
			.query((row, index) -> new Candidate(row.getLong("seq"), row.getLong("fence")))
			.list();
	}

	boolean hasExhausted(Instant now) {
		return !this.jdbc.sql("select 1 from compute_job where " + EXPIRED + " and attempts >= attempts_max limit 1")
			.param("now", now.toEpochMilli())
			.query(Integer.class)
			.list()
			.isEmpty();
	}

	/**
	 * Fails the jobs whose last attempt let the lease expire.
	 * @param now the present
	 * @return how many there were
	 */
	int failExhausted(Instant now) {
		return this.jdbc.sql("""
				update compute_job set status = 'failed', finished_at = :now, lease_until = null, error = :error
				where %s and attempts >= attempts_max""".formatted(EXPIRED))
			.param("now", now.toEpochMilli())
			.param("error", GIVEN_UP)
			.update();
	}

	/**
	 * Claims a job. On a database with many writers, one of them may have given it back,
	 * renewed its lease or paused the queue since it was found.
	 * @param candidate the job as it was found
	 * @param service who claims it
	 * @param now the present
	 * @param lease how long it belongs to the claimer without renewal
	 * @return whether it could still be claimed
	 */
	boolean claim(Candidate candidate, String service, Instant now, Duration lease) {
		return this.jdbc
			.sql("""
					update compute_job set status = 'active', fence = fence + 1, attempts = attempts + 1, service = :service,
					  lease_until = :leaseUntil, started_at = :now, progress = 0,
					  waited_ms = coalesce(waited_ms, :now - available_at)
					where seq = :seq and fence = :fence and ((%s) or (%s))"""
				.formatted(WAITING, RESTARTABLE) + NOT_PAUSED)
			.param("seq", candidate.seq())
			.param("fence", candidate.fence())
			.param("service", service)
			.param("leaseUntil", now.plus(lease).toEpochMilli())
			.param("now", now.toEpochMilli())
			.update() == 1;
	}

	Started started(long seq) {
		return this.jdbc.sql("""
				select j.id, j.timeout_ms, d.text from compute_job j
				join compute_job_data d on d.job_seq = j.seq where j.seq = :seq""")
			.param("seq", seq)
			.query((row, index) -> new Started(new JobId(row.getString("id")),
					Duration.ofMillis(row.getLong("timeout_ms")), row.getString("text")))
			.single();
	}

	boolean renew(Claim claim, int progress, Instant leaseUntil) {
		return held("update compute_job set lease_until = :leaseUntil, progress = :progress", claim)
			.param("leaseUntil", leaseUntil.toEpochMilli())
			.param("progress", progress)
			.update() == 1;
	}

	boolean complete(Claim claim, String result, Instant now) {
		boolean held = held("""
				update compute_job set status = 'completed', progress = 100, finished_at = :now, lease_until = null,
				  result_size = :size""", claim).param("now", now.toEpochMilli())
			.param("size", result.length())
			.update() == 1;
		if (held) {
			this.jdbc.sql("insert into compute_job_result (job_seq, text) values (:seq, :text)")
				.param("seq", claim.seq())
				.param("text", result)
				.update();
		}
		return held;
	}

	boolean fail(Claim claim, String error, Instant now) {
		return held("""
				update compute_job set status = 'failed', finished_at = :now, lease_until = null, error = :error""",
				claim)
			.param("now", now.toEpochMilli())
			.param("error", error)
			.update() == 1;
	}

	/**
	 * Gives a job back, as if it had not been started: no attempt is spent.
	 * @param claim the claim that ends
	 * @return whether it was still held
	 */
	boolean giveBack(Claim claim) {
		return held("""
				update compute_job set status = 'waiting', attempts = attempts - 1, service = null, lease_until = null,
				  started_at = null, progress = 0""", claim).update() == 1;
	}

	private StatementSpec held(String update, Claim claim) {
		return this.jdbc.sql(update + HELD).param("seq", claim.seq()).param("fence", claim.fence());
	}

	/**
	 * A job that may be claimed.
	 *
	 * @param seq its row
	 * @param fence what it was when it was found
	 */
	record Candidate(long seq, long fence) {
	}

	/**
	 * What a worker needs to know of a job.
	 *
	 * @param id the job
	 * @param timeout how long it may run
	 * @param data what to compute, as JSON
	 */
	record Started(JobId id, Duration timeout, String data) {
	}

}
