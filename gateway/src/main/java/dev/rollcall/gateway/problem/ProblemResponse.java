package dev.rollcall.gateway.problem;

import java.time.Duration;

import dev.rollcall.starter.problem.ProblemType;
import dev.rollcall.starter.problem.Problems;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * An answer of the gateway's own, signalled where a request turns out not to be servable
 * and rendered in one place. Its detail goes to the client, so it never quotes another
 * exception.
 */
public class ProblemResponse extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	/**
	 * A problem that its status says all about.
	 * @param status 400 or above
	 * @param detail what happened this time, for the reader of the answer
	 */
	public ProblemResponse(HttpStatus status, String detail) {
		super(status, Problems.of(status, detail), null);
	}

	/**
	 * A problem of a kind that the gateway names.
	 * @param type the kind
	 * @param detail what happened this time, for the reader of the answer
	 * @param cause for the log, never for the client
	 */
	public ProblemResponse(ProblemType type, String detail, @Nullable Throwable cause) {
		super(type.status(), typed(type, detail), cause);
	}

	private static ProblemDetail typed(ProblemType type, String detail) {
		ProblemDetail problem = Problems.of(type.status(), detail);
		problem.setType(type.type());
		problem.setTitle(type.title());
		return problem;
	}

	/**
	 * Adds an extension member (RFC 9457, 3.2).
	 * @param name the member's name
	 * @param value its JSON value
	 * @return this
	 */
	public ProblemResponse with(String name, Object value) {
		getBody().setProperty(name, value);
		return this;
	}

	/**
	 * Adds a header to the answer.
	 * @param name its name
	 * @param value its value
	 * @return this
	 */
	public ProblemResponse header(String name, String value) {
		getHeaders().set(name, value);
		return this;
	}

	/**
	 * Says when to try again.
	 * @param delay rounded up to whole seconds, at least one
	 * @return this
	 */
	public ProblemResponse retryAfter(Duration delay) {
		return header(HttpHeaders.RETRY_AFTER, Problems.retryAfter(delay));
	}

}
