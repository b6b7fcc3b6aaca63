package dev.rollcall.compute.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rollcall.compute.job.ClaimRepository.Candidate;
import dev.rollcall.compute.job.ClaimRepository.Started;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The queue as workers use it: whoever claims a job has it alone, for as long as the
 * lease is renewed, and learns from every call whether that is still so. Nothing is
 * written when there is nothing to do, because all processes of a machine share one
 * writer.
 */
@Component
public class Claims {

	private static final Logger log = LoggerFactory.getLogger(Claims.class);

	/** On a database with many writers others may be quicker at the first ones. */
	private static final int CANDIDATES_MAX = 10;

	private final ClaimRepository repository;

	private final JsonMapper json;

	private final InstantSource clock;

	private final TransactionTemplate read;

	private final TransactionTemplate write;

	Claims(ClaimRepository repository, JsonMapper json, InstantSource clock, PlatformTransactionManager transactions) {
		this.repository = repository;
		this.json = json;
		this.clock = clock;
		this.write = new TransactionTemplate(transactions);
		this.read = new TransactionTemplate(transactions);
		this.read.setReadOnly(true);
	}

	/**
	 * Looks for work, without taking any.
	 * @param countMax how much is of interest
	 * @return how many jobs could be claimed now, at most {@code countMax}
	 */
	public int claimable(int countMax) {
		return this.read.execute((transaction) -> {
			Instant now = this.clock.instant();
			int count = candidates(now, countMax).size();
			return (count == 0 && this.repository.hasExhausted(now)) ? 1 : count;
		});
	}

	/** Those that were started already come first: they have waited longest. */
	private List<Candidate> candidates(Instant now, int countMax) {
		List<Candidate> candidates = new ArrayList<>(this.repository.expired(now, countMax));
		if (candidates.size() < countMax) {
			candidates.addAll(this.repository.waiting(now, countMax - candidates.size()));
		}
		return candidates;
	}

	/**
	 * Claims the job whose turn it is, and fails those that nobody may start any more.
	 * @param service who will run it
	 * @param lease how long it belongs to the claimer without renewal
	 * @return the job; empty when there is nothing to do
	 */
	public Optional<Claim> claimNext(String service, Duration lease) {
		if (claimable(1) == 0) {
			return Optional.empty();
		}
		Optional<Candidate> claimed = this.write.execute((transaction) -> {
			Instant now = this.clock.instant();
			int failed = this.repository.failExhausted(now);
			if (failed > 0) {
				log.warn("{} jobs failed: the lease of their last attempt expired", failed);
			}
			return candidates(now, CANDIDATES_MAX).stream()
				.filter((candidate) -> this.repository.claim(candidate, service, now, lease))
				.findFirst();
		});
		return claimed.map(this::read);
	}

	/** Not in the transaction that claims: it may be megabytes. */
	private Claim read(Candidate candidate) {
		Started started = this.read.execute((transaction) -> this.repository.started(candidate.seq()));
		return new Claim(candidate.seq(), started.id(), candidate.fence() + 1, started.timeout(),
				this.json.readValue(started.data(), JobData.class));
	}

	/**
	 * Renews leases and notes how far the jobs are.
	 * @param progress the jobs, each with its progress, 0 to 100
	 * @param lease how long they belong to their worker from now on
	 * @return the jobs that are not the worker's any more: taken over or cancelled
	 */
	public List<Claim> renew(Map<Claim, Integer> progress, Duration lease) {
		return this.write.execute((transaction) -> {
			Instant leaseUntil = this.clock.instant().plus(lease);
			return progress.entrySet()
				.stream()
				.filter((entry) -> !this.repository.renew(entry.getKey(), entry.getValue(), leaseUntil))
				.map(Map.Entry::getKey)
				.toList();
		});
	}

	/**
	 * Ends a job with its result.
	 * @param claim the job
	 * @param result JSON
	 * @return false when the lease was lost: then nothing is written
	 */
	public boolean complete(Claim claim, String result) {
		return this.write.execute((transaction) -> this.repository.complete(claim, result, this.clock.instant()));
	}

	/**
	 * Ends a job that has no result.
	 * @param claim the job
	 * @param error why, for its owner
	 * @return false when the lease was lost: then nothing is written
	 */
	public boolean fail(Claim claim, String error) {
		return this.write.execute((transaction) -> this.repository.fail(claim, error, this.clock.instant()));
	}

	/**
	 * Leaves jobs to others at once, without spending one of their attempts.
	 * @param claims the jobs
	 */
	public void giveBack(Collection<Claim> claims) {
		this.write.executeWithoutResult((transaction) -> claims.forEach(this.repository::giveBack));
	}

}
