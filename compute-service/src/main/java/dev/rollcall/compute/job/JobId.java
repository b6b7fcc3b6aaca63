package dev.rollcall.compute.job;

import java.util.Optional;
import java.util.UUID;

/**
 * What a job is found by; it tells nothing about other jobs.
 *
 * @param text a UUID in lower case
 */
public record JobId(String text) {

	/** Refuses what is no UUID as {@link UUID#toString()} writes it. */
	public JobId {
		if (!UUID.fromString(text).toString().equals(text)) {
			throw new IllegalArgumentException("Not the id of a job");
		}
	}

	static JobId random() {
		return new JobId(UUID.randomUUID().toString());
	}

	/**
	 * The id that a client names.
	 * @param text any text
	 * @return the id; empty when no job can have it
	 */
	static Optional<JobId> of(String text) {
		try {
			return Optional.of(new JobId(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	@Override
	public String toString() {
		return this.text;
	}

}
