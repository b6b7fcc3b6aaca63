package dev.rollcall.starter.problem;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Thrown where a request turns out not to be servable; rendered in one place. Its detail
 * goes to the client, so it never quotes another exception.
 */
public class ProblemException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient ProblemDetail problem;

	private final transient HttpHeaders headers = new HttpHeaders();

	/**
	 * A problem of a kind that the service names.
	 * @param type the kind
	 * @param detail what happened this time, for the reader of the answer
	 */
	public ProblemException(ProblemType type, String detail) {
		this(type, detail, null);
	}

	/**
	 * A problem with what led to it.
	 * @param type the kind
	 * @param detail what happened this time, for the reader of the answer
	 * @param cause for the log, never for the client
	 */
	public ProblemException(ProblemType type, String detail, @Nullable Throwable cause) {
		super(detail, cause);
		this.problem = Problems.of(type.status(), detail);
		this.problem.setType(type.type());
		this.problem.setTitle(type.title());
	}

	/**
	 * A problem that its status says all about.
	 * @param status 400 or above
	 * @param detail what happened this time, for the reader of the answer
	 */
	public ProblemException(HttpStatus status, String detail) {
		super(detail);
		this.problem = Problems.of(status, detail);
	}

	/**
	 * A request whose fields cannot be accepted: 400 with {@code errors[]}.
	 * @param errors what is wrong, at least one field
	 * @return the exception to throw
	 */
	public static ProblemException invalid(List<FieldProblem> errors) {
		String detail = String.join("; ",
				errors.stream().map((error) -> error.field() + " " + error.message()).toList());
		return new ProblemException(HttpStatus.BAD_REQUEST, detail).withErrors(errors);
	}

	/**
	 * A request with a field that cannot be accepted: 400 with {@code errors[]}.
	 * @param field the field's name
	 * @param message what is wrong with it, to be read after its name
	 * @return the exception to throw
	 */
	public static ProblemException invalid(String field, String message) {
		return invalid(List.of(new FieldProblem(field, message)));
	}

	/**
	 * A dependency is away: 503 with {@code Retry-After}.
	 * @param detail which one, in the client's words
	 * @param retryAfter when to ask again, whole seconds, at least one
	 * @param cause for the log, which says it once while requests are refused with this
	 * detail, and once that they no longer are
	 * @return the exception to throw
	 */
	public static ProblemException unavailable(String detail, Duration retryAfter, @Nullable Throwable cause) {
		ProblemException unavailable = new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, detail);
		if (cause != null) {
			unavailable.initCause(cause);
		}
		return unavailable.retryAfter(retryAfter);
	}

	/**
	 * Adds an extension member (RFC 9457, 3.2).
	 * @param name the member's name
	 * @param value its JSON value
	 * @return this
	 */
	public ProblemException with(String name, Object value) {
		this.problem.setProperty(name, value);
		return this;
	}

	/**
	 * Adds what is wrong with single fields.
	 * @param errors a field and a sentence each
	 * @return this
	 */
	public ProblemException withErrors(List<FieldProblem> errors) {
		return with(Problems.FIELD_ERRORS, errors);
	}

	/**
	 * Says when to try again.
	 * @param delay rounded up to whole seconds, at least one
	 * @return this
	 */
	public ProblemException retryAfter(Duration delay) {
		this.headers.set(HttpHeaders.RETRY_AFTER, Problems.retryAfter(delay));
		return this;
	}

	/**
	 * What is answered, for those who answer it themselves.
	 * @return the problem, without the members that are known only when it is answered
	 */
	public ProblemDetail problem() {
		return this.problem;
	}

	/**
	 * What belongs to the answer besides.
	 * @return headers
	 */
	public HttpHeaders headers() {
		return this.headers;
	}

}
