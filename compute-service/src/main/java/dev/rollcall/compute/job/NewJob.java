package dev.rollcall.compute.job;

import java.time.Instant;

/**
 * A job that is about to be stored.
 *
 * @param id its id
 * @param owner the id of the user who submits it
 * @param submission what and how
 * @param data the same as JSON
 * @param createdAt now
 */
record NewJob(JobId id, String owner, Submission submission, String data, Instant createdAt) {

	Instant availableAt() {
		return this.createdAt.plus(this.submission.delay());
	}

	JobStatus status() {
		return this.submission.delay().isPositive() ? JobStatus.DELAYED : JobStatus.WAITING;
	}

}
