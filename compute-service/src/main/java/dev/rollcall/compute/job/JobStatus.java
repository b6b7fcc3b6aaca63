package dev.rollcall.compute.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** The states of a job. */
enum JobStatus {

	/** For a worker that is free. */
	WAITING,

	/** For its time to come; in the database that is waiting too. */
	DELAYED,

	/** A worker runs it. */
	ACTIVE,

	/** It has a result. */
	COMPLETED,

	/** It has an error. */
	FAILED,

	/** Somebody did not want it any more. */
	CANCELLED;

	/**
	 * The state as clients and the database call it.
	 * @return lower case
	 */
	@JsonValue
	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<JobStatus> of(String text) {
		return Arrays.stream(values()).filter((status) -> status.text().equals(text)).findFirst();
	}

}
