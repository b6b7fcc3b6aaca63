package dev.rollcall.compute.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import dev.rollcall.compute.ComputeProblem;
import dev.rollcall.compute.operation.Mode;
import dev.rollcall.compute.operation.Operation;
import dev.rollcall.compute.operation.OperationException;
import dev.rollcall.compute.operation.OperationException.Reason;
import dev.rollcall.compute.operation.Operations;
import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.token.Caller;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All jobs: the only door to them for those who submit them. Operands are checked before
 * a transaction begins, since on SQLite one that writes holds up every other writer.
 */
@Component
class Jobs {

	private static final Duration QUEUE_RETRY_AFTER = Duration.ofSeconds(5);

	private final JobRepository repository;

	private final JobProperties limits;

	private final JsonMapper json;

	private final InstantSource clock;

	private final TransactionTemplate read;

	private final TransactionTemplate write;

	Jobs(JobRepository repository, JobProperties limits, JsonMapper json, InstantSource clock,
			PlatformTransactionManager transactions) {
		this.repository = repository;
		this.limits = limits;
		this.json = json;
		this.clock = clock;
		this.write = new TransactionTemplate(transactions);
		this.read = new TransactionTemplate(transactions);
		this.read.setReadOnly(true);
	}

	/**
	 * Takes a job.
	 * @param submission what to compute and how
	 * @param caller who will own it
	 * @return the job as it is stored
	 * @throws ProblemException 400 when the operation cannot be run with these operands,
	 * 429 when the queue is full
	 */
	NewJob submit(Submission submission, Caller caller) {
		check(submission);
		String data = this.json.writeValueAsString(submission.data());
		return this.write.execute((transaction) -> {
			if (this.repository.countWaiting() >= this.limits.queueSizeMax()) {
				throw new ProblemException(ComputeProblem.QUEUE_FULL,
						"%,d jobs wait already; try again later".formatted(this.limits.queueSizeMax()))
					.retryAfter(QUEUE_RETRY_AFTER);
			}
			NewJob job = new NewJob(JobId.random(), caller.id(), submission, data, this.clock.instant());
			this.repository.insert(job);
			return job;
		});
	}

	/**
	 * Refuses operands that no run could accept. A result that does not exist, such as a
	 * division by zero, is found by computing: that job fails.
	 */
	private static void check(Submission submission) {
		Operation operation = Operations.find(submission.operation())
			.orElseThrow(() -> ComputeProblem.unknownOperation(submission.operation()));
		try {
			operation.check(submission.data().operandList(), Mode.JOB);
		}
		catch (OperationException ex) {
			if (ex.reason() == Reason.INVALID_OPERANDS || ex.reason() == Reason.OVER_LIMIT) {
				throw ComputeProblem.refusal(ex);
			}
		}
	}

	/**
	 * Reads a job.
	 * @param id what a client takes for its id
	 * @param caller who asks
	 * @return the job
	 * @throws ProblemException 404 when there is none that the caller may see
	 */
	JobView get(String id, Caller caller) {
		return JobId.of(id)
			.flatMap((jobId) -> this.read.execute((transaction) -> this.repository.find(jobId, this.clock.instant())))
			.filter((job) -> caller.mayChangeWhatBelongsTo(job.submittedBy()))
			.orElseThrow(() -> new ProblemException(ComputeProblem.NO_SUCH_JOB, "There is no such job"));
	}

	/**
	 * Lists jobs. What is counted and what is listed are of the same moment.
	 * @param query which jobs
	 * @return one page
	 */
	JobPage list(JobQuery query) {
		Instant now = this.clock.instant();
		long sizeMax = this.limits.listedSizeMax().toBytes();
		return this.read.execute((transaction) -> {
			long total = this.repository.count(query, now);
			List<JobView> jobs = (query.offset() < total) ? this.repository.page(query, sizeMax, now) : List.of();
			return new JobPage(jobs, query, total);
		});
	}

}
