package dev.rollcall.compute.worker;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.rollcall.compute.job.Claim;
import dev.rollcall.compute.job.Claims;
import dev.rollcall.compute.job.OutageLog;
import dev.rollcall.starter.instance.InstanceProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** The jobs that this instance runs at present; keeps their leases. */
@Component
class RunningJobs {

	private static final Logger log = LoggerFactory.getLogger(RunningJobs.class);

	private final Map<Claim, RunningJob> jobs = new ConcurrentHashMap<>();

	private final Claims claims;

	private final WorkerProperties properties;

	private final InstanceProperties instance;

	private final OutageLog outages;

	private final InstantSource clock;

	RunningJobs(Claims claims, WorkerProperties properties, InstanceProperties instance, OutageLog outages,
			InstantSource clock) {
		this.claims = claims;
		this.properties = properties;
		this.instance = instance;
		this.outages = outages;
		this.clock = clock;
	}

	/**
	 * Looks for work, without taking any.
	 * @param countMax how much is of interest
	 * @return how many jobs could be begun now, at most {@code countMax}
	 */
	int claimable(int countMax) {
		return this.claims.claimable(countMax);
	}

	/**
	 * Claims the job whose turn it is; its lease is kept until {@link #end}.
	 * @return the job; empty when there is nothing to do
	 */
	Optional<RunningJob> beginNext() {
		return this.claims.claimNext(this.instance.name(), this.properties.leaseDuration()).map((claim) -> {
			RunningJob job = new RunningJob(claim, this.clock);
			this.jobs.put(claim, job);
			return job;
		});
	}

	void end(RunningJob job) {
		this.jobs.remove(job.claim());
	}

	/**
	 * Renews all leases, if there are any, and stops the jobs whose lease is lost. One
	 * that is stopped already has no lease to renew.
	 */
	void renew() {
		Map<Claim, Integer> progress = new HashMap<>();
		this.jobs.forEach((claim, job) -> {
			if (!job.isAbandoned()) {
				progress.put(claim, job.percent());
			}
		});
		if (progress.isEmpty()) {
			return;
		}
		this.outages.attempt(() -> this.claims.renew(progress, this.properties.leaseDuration()))
			.ifPresent((lost) -> lost.forEach(this::abandon));
	}

	/** One that has ended by itself in the meantime is not lost. */
	private void abandon(Claim claim) {
		RunningJob job = this.jobs.get(claim);
		if (job != null) {
			job.abandon();
			log.info("Job {} is not this instance's any more; it is stopped here", claim.id());
		}
	}

	/** Leaves all jobs to other instances at once. */
	void giveBack() {
		List<Claim> given = List.copyOf(this.jobs.keySet());
		if (given.isEmpty()) {
			return;
		}
		this.jobs.values().forEach(RunningJob::abandon);
		if (this.outages.attempt(() -> this.claims.giveBack(given))) {
			log.info("{} running jobs are left to other instances", given.size());
		}
	}

}
