package dev.rollcall.starter.idempotency;

import dev.rollcall.starter.problem.ProblemKind;

import org.springframework.http.HttpStatus;

/** What can be wrong with a key, below the problems of the service. */
final class IdempotencyProblem {

	private IdempotencyProblem() {
	}

	/**
	 * The key came with another body before.
	 * @param service the service, such as {@code data}
	 * @return 422
	 */
	static ProblemKind reused(String service) {
		return ProblemKind.of(service, "idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT,
				"The idempotency key belongs to another call");
	}

	/**
	 * A call with the key still runs.
	 * @param service the service, such as {@code data}
	 * @return 409
	 */
	static ProblemKind running(String service) {
		return ProblemKind.of(service, "idempotency-twin-running", HttpStatus.CONFLICT, "The same call still runs");
	}

}
