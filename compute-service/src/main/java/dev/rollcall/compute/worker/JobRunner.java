package dev.rollcall.compute.worker;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import dev.rollcall.compute.job.Claim;
import dev.rollcall.compute.job.Claims;
import dev.rollcall.compute.job.JobData;
import dev.rollcall.compute.job.OutageLog;
import dev.rollcall.compute.operation.Mode;
import dev.rollcall.compute.operation.Operation;
import dev.rollcall.compute.operation.OperationException;
import dev.rollcall.compute.operation.Operations;
import dev.rollcall.compute.operation.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Runs one job on the caller's thread, from its claim to its end. */
@Component
class JobRunner {

	private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

	private final Claims claims;

	private final RunningJobs running;

	private final OutageLog outages;

	private final JsonMapper json;

	private final WorkerProperties properties;

	JobRunner(Claims claims, RunningJobs running, OutageLog outages, JsonMapper json, WorkerProperties properties) {
		this.claims = claims;
		this.running = running;
		this.outages = outages;
		this.json = json;
		this.properties = properties;
	}

	/**
	 * Runs the job whose turn it is.
	 * @return whether there was one
	 */
	boolean runNext() {
		Optional<RunningJob> next = this.running.beginNext();
		next.ifPresent(this::run);
		return next.isPresent();
	}

	/**
	 * Runs a job that was begun.
	 * @param job the job; it has ended afterwards
	 */
	void run(RunningJob job) {
		try {
			report(job, compute(job));
		}
		finally {
			this.running.end(job);
		}
	}

	/**
	 * The boundary to whatever an operation may throw: a mistake of ours fails the job,
	 * not the worker. An {@link Error}, such as too little memory, ends the thread's
	 * work, and the lease that nobody renews hands the job on until its attempts are
	 * spent.
	 */
	private Outcome compute(RunningJob job) {
		try {
			Result result = result(job);
			Outcome completed = new Outcome.Completed(this.json.writeValueAsString(result.toJson()));
			return job.isTooLate() ? timedOut(job) : completed;
		}
		catch (OperationException ex) {
			return new Outcome.Failed(ex.getMessage());
		}
		catch (CancellationException ex) {
			return (job.isTooLate() && !job.isAbandoned()) ? timedOut(job) : new Outcome.Abandoned();
		}
		catch (RuntimeException ex) {
			log.error("Job {} failed unforeseen", job.claim().id(), ex);
			return new Outcome.Failed("The service failed; its log has the cause under the job's id");
		}
	}

	private static Result result(RunningJob job) {
		JobData data = job.claim().data();
		Operation operation = Operations.find(String.valueOf(data.operation()))
			.orElseThrow(() -> new IllegalStateException("No operation '" + data.operation() + "'"));
		return operation.run(data.operandList(), Mode.JOB, job);
	}

	private static Outcome timedOut(RunningJob job) {
		return new Outcome.Failed("Ran longer than its time limit of " + job.claim().timeout().toMillis() + " ms");
	}

	private void report(RunningJob job, Outcome outcome) {
		Claim claim = job.claim();
		switch (outcome) {
			case Outcome.Completed(String result) -> report(job, () -> this.claims.complete(claim, result));
			case Outcome.Failed(String error) -> report(job, () -> this.claims.fail(claim, error));
			case Outcome.Abandoned() -> log.debug("Job {} was stopped", claim.id());
		}
	}

	/**
	 * A job that took an hour is worth waiting for the database to write down what came
	 * of it, until it is another instance's matter or this one stops.
	 */
	private void report(RunningJob job, BooleanSupplier call) {
		Optional<Boolean> held = this.outages.attempt(call::getAsBoolean);
		while (held.isEmpty() && !job.awaitAbandonment(this.properties.pollInterval())) {
			held = this.outages.attempt(call::getAsBoolean);
		}
		if (!held.orElse(false)) {
			log.info("Job {} was taken over or left to others; what this instance made of it is dropped",
					job.claim().id());
		}
	}

}
