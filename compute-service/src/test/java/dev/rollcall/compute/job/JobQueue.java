package dev.rollcall.compute.job;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import dev.rollcall.starter.instance.InstanceProperties;
import dev.rollcall.starter.token.Caller;
import dev.rollcall.starter.testing.SettableClock;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.unit.DataSize;

/** The queue on an emptied database, with a clock that a test moves. */
public final class JobQueue {

	/** Whoever submits when a test does not say. */
	static final Caller ALICE = new Caller("alice", Set.of(Caller.USER));

	static final JobProperties LIMITS = new JobProperties(5, Duration.ofDays(7), 3, 10, Duration.ofHours(1), 50, 500,
			DataSize.ofKilobytes(16), Duration.ofHours(24), Duration.ofMinutes(1));

	/** The clock of everything here. */
	public final SettableClock clock = new SettableClock();

	/** What workers use. */
	public final Claims claims;

	final Jobs jobs;

	final Retention retention;

	final Statistics statistics;

	/** Where instances say that they run jobs. */
	public final Workers workers;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	/**
	 * Empties the queue.
	 * @param jdbc a database with the tables
	 * @param transactions its transactions
	 * @param json as the service reads and writes it
	 */
	public JobQueue(JdbcClient jdbc, PlatformTransactionManager transactions, JsonMapper json) {
		for (String table : List.of("compute_job_data", "compute_job_result", "compute_job", "compute_worker")) {
			jdbc.sql("delete from " + table).update();
		}
		jdbc.sql("update compute_queue set paused = 0").update();
		this.jdbc = jdbc;
		this.json = json;
		JobRepository repository = new JobRepository(jdbc);
		this.jobs = new Jobs(repository, LIMITS, json, this.clock, transactions);
		this.claims = new Claims(new ClaimRepository(jdbc), json, this.clock, transactions);
		this.retention = new Retention(repository, LIMITS, this.clock, transactions);
		this.statistics = new Statistics(jdbc, new InstanceProperties("compute-service-1", "localhost", "Compute"),
				this.clock, transactions);
		this.workers = new Workers(jdbc, this.clock);
	}

	/**
	 * Submits a job.
	 * @param body as clients send it, with single quotes
	 * @return its id
	 */
	public JobId submit(String body) {
		return submit(body, ALICE);
	}

	JobId submit(String body, Caller caller) {
		JobRequest request = this.json.readValue(body.replace('\'', '"'), JobRequest.class);
		return this.jobs.submit(new SubmissionReader(request, LIMITS).read(), caller).id();
	}

	/**
	 * Submits factorials with some options.
	 * @param options each the further members of a submission, such as
	 * {@code 'priority':9}
	 * @return their ids
	 */
	List<JobId> submitAll(String... options) {
		return Arrays.stream(options)
			.map((option) -> submit("{'operation':'factorial','n':20" + (option.isEmpty() ? "" : ",") + option + "}"))
			.toList();
	}

	/**
	 * Reads a job as its owner.
	 * @param id the job
	 * @return as JSON
	 */
	public String show(JobId id) {
		return this.json.writeValueAsString(view(id));
	}

	JobView view(JobId id) {
		return this.jobs.get(id.text(), ALICE);
	}

	void pause(boolean paused) {
		this.jdbc.sql("update compute_queue set paused = :paused").param("paused", paused ? 1 : 0).update();
	}

}
