package dev.rollcall.compute.worker;

/** How a run of a job ended. */
sealed interface Outcome {

	/**
	 * With a result.
	 *
	 * @param json the result as JSON
	 */
	record Completed(String json) implements Outcome {
	}

	/**
	 * Without one.
	 *
	 * @param error why, for the job's owner
	 */
	record Failed(String error) implements Outcome {
	}

	/** It was stopped because it is another instance's matter or nobody's. */
	record Abandoned() implements Outcome {
	}

}
