package dev.rollcall.compute.worker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.rollcall.compute.job.JobId;
import dev.rollcall.compute.job.JobQueue;
import dev.rollcall.compute.job.JobSubmitted;
import dev.rollcall.compute.job.OutageLog;
import dev.rollcall.compute.job.SqliteDatabase;
import dev.rollcall.starter.instance.InstanceProperties;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** Workers of two instances, stepped by hand: their threads are the test's. */
@SqliteDatabase
class WorkerTests {

	private static final String JOB = "{'operation':'fibonacci','n':10}";

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JsonMapper json;

	private JobQueue queue;

	private Instance one;

	private Instance other;

	private Outage outage;

	@BeforeEach
	void startTwoInstances() {
		this.outage = new Outage(this.transactions);
		this.queue = new JobQueue(this.jdbc, this.outage, this.json);
		this.one = new Instance("one");
		this.other = new Instance("other");
	}

	@Test
	void runsWhatWasSubmittedToItAtOnce() {
		JobId id = this.queue.submit(JOB);
		this.one.worker.wake(new JobSubmitted(id));
		assertThat(this.queue.show(id)).contains("\"status\":\"completed\"", "\"result\":55", "\"service\":\"one\"");
	}

	@Test
	void findsWhatWasSubmittedToOthers() {
		List<JobId> ids = List.of(this.queue.submit(JOB), this.queue.submit(JOB), this.queue.submit(JOB));
		this.other.worker.poll();
		assertThat(ids).allSatisfy((id) -> assertThat(this.queue.show(id)).contains("\"service\":\"other\""));
	}

	@Test
	void claimsNothingOnceItStops() {
		JobId id = this.queue.submit(JOB);
		this.one.worker.stop();
		this.one.worker.wake(new JobSubmitted(id));
		this.one.worker.poll();
		assertThat(this.queue.show(id)).contains("\"status\":\"waiting\"");
		this.other.worker.poll();
		assertThat(this.queue.show(id)).contains("\"service\":\"other\"");
	}

	@Test
	void keepsTheLeaseOfWhatItRuns() {
		JobId id = this.queue.submit(JOB);
		RunningJob job = this.one.jobs.beginNext().orElseThrow();
		assertThat(job.reached(37)).isTrue();
		for (int i = 0; i < 3; i++) {
			this.queue.clock.advance(Duration.ofSeconds(4));
			this.one.jobs.renew();
			assertThat(this.other.runner.runNext()).isFalse();
		}
		assertThat(this.queue.show(id)).contains("\"progress\":37", "\"status\":\"active\"");
	}

	@Test
	void stopsWhatWasTakenOverAndDropsItsResult() {
		JobId id = this.queue.submit(JOB);
		RunningJob late = this.one.jobs.beginNext().orElseThrow();
		this.queue.clock.advance(Duration.ofSeconds(6));
		assertThat(this.other.runner.runNext()).isTrue();
		assertThat(this.queue.claims.complete(late.claim(), "1")).isFalse();
		assertThat(late.reached(50)).isTrue();
		this.one.jobs.renew();
		assertThat(late.reached(51)).as("goes on").isFalse();
		assertThat(this.queue.show(id)).contains("\"result\":55", "\"service\":\"other\"", "\"attempts\":2");
	}

	@Test
	void leavesWhatItRunsToOthersAtOnceWhenItStops() {
		JobId id = this.queue.submit("{'operation':'fibonacci','n':10,'maxAttempts':1}");
		RunningJob job = this.one.jobs.beginNext().orElseThrow();
		this.one.worker.stop();
		assertThat(job.reached(50)).as("goes on").isFalse();
		this.other.worker.poll();
		assertThat(this.queue.show(id)).contains("\"status\":\"completed\"", "\"service\":\"other\"", "\"attempts\":1");
	}

	@Test
	void stopsWhatRunsForTooLong() {
		this.queue.submit("{'operation':'fibonacci','n':10,'timeoutMs':2000}");
		RunningJob job = this.one.jobs.beginNext().orElseThrow();
		this.queue.clock.advance(Duration.ofSeconds(2));
		assertThat(job.reached(50)).isTrue();
		this.queue.clock.advance(Duration.ofMillis(1));
		assertThat(job.reached(51)).as("goes on").isFalse();
	}

	@Test
	void failsAJobThatOnlyANewerVersionKnows() {
		JobId id = this.queue.submit(JOB);
		this.jdbc.sql("update compute_job_data set text = '{\"operation\":\"tomorrow\",\"n\":1}'").update();
		this.one.worker.poll();
		assertThat(this.queue.show(id)).contains("\"status\":\"failed\"", "its log has the cause")
			.doesNotContain("Exception");
	}

	@Test
	void writesAResultDownHoweverLongTheDatabaseWasAway() throws Exception {
		JobId id = this.queue.submit(JOB);
		RunningJob job = this.one.jobs.beginNext().orElseThrow();
		this.outage.begin();
		try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
			Future<?> run = thread.submit(() -> this.one.runner.run(job));
			Awaitility.await().until(() -> this.outage.refusals() >= 5);
			assertThat(run).isNotDone();
			this.outage.end();
			this.one.jobs.renew();
			run.get(10, TimeUnit.SECONDS);
		}
		assertThat(this.queue.show(id)).contains("\"status\":\"completed\"", "\"result\":55", "\"attempts\":1");
	}

	@Test
	void doesNotWaitForTheDatabaseWhenItStops() throws Exception {
		JobId id = this.queue.submit(JOB);
		RunningJob job = this.one.jobs.beginNext().orElseThrow();
		this.outage.begin();
		try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
			Future<?> run = thread.submit(() -> this.one.runner.run(job));
			Awaitility.await().until(() -> this.outage.refusals() >= 5);
			this.one.worker.stop();
			run.get(10, TimeUnit.SECONDS);
		}
		this.outage.end();
		this.queue.clock.advance(Duration.ofSeconds(6));
		this.other.worker.poll();
		assertThat(this.queue.show(id)).contains("\"status\":\"completed\"", "\"service\":\"other\"", "\"attempts\":2");
	}

	/** Transactions that a database refuses to begin for a time. */
	private static final class Outage implements PlatformTransactionManager {

		private final PlatformTransactionManager transactions;

		private final AtomicInteger refusals = new AtomicInteger();

		private volatile boolean away;

		Outage(PlatformTransactionManager transactions) {
			this.transactions = transactions;
		}

		void begin() {
			this.away = true;
		}

		void end() {
			this.away = false;
		}

		int refusals() {
			return this.refusals.get();
		}

		@Override
		public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
			if (this.away) {
				this.refusals.incrementAndGet();
				throw new CannotCreateTransactionException("The database is away");
			}
			return this.transactions.getTransaction(definition);
		}

		@Override
		public void commit(TransactionStatus status) {
			this.transactions.commit(status);
		}

		@Override
		public void rollback(TransactionStatus status) {
			this.transactions.rollback(status);
		}

	}

	/** The worker of one instance. */
	private final class Instance {

		private final RunningJobs jobs;

		private final JobRunner runner;

		private final Worker worker;

		Instance(String name) {
			JobQueue queue = WorkerTests.this.queue;
			OutageLog outages = new OutageLog();
			WorkerProperties properties = new WorkerProperties(1, Duration.ofSeconds(5), Duration.ofMillis(10),
					Duration.ZERO, Duration.ofSeconds(10));
			this.jobs = new RunningJobs(queue.claims, properties, new InstanceProperties(name, "localhost", "Compute"),
					outages, queue.clock);
			this.runner = new JobRunner(queue.claims, this.jobs, outages, WorkerTests.this.json, properties);
			this.worker = new Worker(this.jobs, this.runner, new JobThreads(), outages, properties);
			this.worker.start();
		}

	}

}
