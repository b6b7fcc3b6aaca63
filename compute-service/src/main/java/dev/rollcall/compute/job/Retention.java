package dev.rollcall.compute.job;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import dev.rollcall.compute.job.JobRepository.Ended;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes jobs that ended long ago, in transactions so small that nobody notices them.
 */
@Component
class Retention {

	private static final int BATCH_COUNT_MAX = 100;

	private static final long BATCH_SIZE_MAX = 4_000_000;

	private final JobRepository repository;

	private final JobProperties limits;

	private final InstantSource clock;

	private final TransactionTemplate read;

	private final TransactionTemplate write;

	Retention(JobRepository repository, JobProperties limits, InstantSource clock,
			PlatformTransactionManager transactions) {
		this.repository = repository;
		this.limits = limits;
		this.clock = clock;
		this.write = new TransactionTemplate(transactions);
		this.read = new TransactionTemplate(transactions);
		this.read.setReadOnly(true);
	}

	/** Removes all jobs whose time is over. */
	void removeOld() {
		while (removeBatch() > 0) {
			// the next batch
		}
	}

	/**
	 * Removes some of them.
	 * @return how many
	 */
	int removeBatch() {
		Instant before = this.clock.instant().minus(this.limits.retention());
		List<Ended> ended = this.read.execute((transaction) -> this.repository.ended(before, BATCH_COUNT_MAX));
		List<Long> batch = new ArrayList<>();
		long size = 0;
		for (Ended job : ended) {
			if (!batch.isEmpty() && size + job.size() > BATCH_SIZE_MAX) {
				break;
			}
			batch.add(job.seq());
			size += job.size();
		}
		if (!batch.isEmpty()) {
			this.write.executeWithoutResult((transaction) -> this.repository.remove(batch));
		}
		return batch.size();
	}

}
