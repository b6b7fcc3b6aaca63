package dev.rollcall.starter.idempotency;

import java.net.URI;

import dev.rollcall.starter.problem.ProblemType;

import org.springframework.http.HttpStatus;

/**
 * What can be wrong with a key.
 *
 * @param type below the problems of the service
 * @param status its status
 * @param title what it is called
 */
record IdempotencyProblem(URI type, HttpStatus status, String title) implements ProblemType {

	/**
	 * The key came with another body before.
	 * @param service the service, such as {@code data}
	 * @return 422
	 */
	static IdempotencyProblem reused(String service) {
		return new IdempotencyProblem(URI.create("/problems/" + service + "/idempotency-key-reused"),
				HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key belongs to another call");
	}

	/**
	 * A call with the key still runs.
	 * @param service the service, such as {@code data}
	 * @return 409
	 */
	static IdempotencyProblem running(String service) {
		return new IdempotencyProblem(URI.create("/problems/" + service + "/idempotency-twin-running"),
				HttpStatus.CONFLICT, "The same call still runs");
	}

}
