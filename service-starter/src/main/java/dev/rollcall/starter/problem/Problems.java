package dev.rollcall.starter.problem;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * Builds the members that every problem has. Without a web framework, so that servlets
 * and the gateway render the same.
 */
public final class Problems {

	/** The member with what is wrong with single fields. */
	public static final String FIELD_ERRORS = "errors";

	private static final long MILLIS_PER_SECOND = 1000;

	private Problems() {
	}

	/**
	 * A problem that its status says all about.
	 * @param status 400 or above
	 * @param detail a sentence for the client
	 * @return the problem, with {@code error} for clients that read only that
	 */
	public static ProblemDetail of(HttpStatusCode status, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(ProblemType.BLANK);
		return problem;
	}

	/**
	 * Adds what is known only when the problem is answered.
	 * @param problem the problem
	 * @param path the path of the request
	 * @param traceId the trace of the request
	 * @return the same problem
	 */
	public static ProblemDetail complete(ProblemDetail problem, String path, @Nullable String traceId) {
		if (problem.getInstance() == null) {
			problem.setInstance(instance(path));
		}
		if (problem.getType() == null) {
			problem.setType(ProblemType.BLANK);
		}
		problem.setProperty("error", problem.getDetail());
		if (traceId != null) {
			problem.setProperty("traceId", traceId);
		}
		return problem;
	}

	/**
	 * The value of {@code Retry-After}.
	 * @param delay rounded up to whole seconds, at least one
	 * @return seconds
	 */
	public static String retryAfter(Duration delay) {
		return Long.toString(Math.max(1, Math.ceilDiv(delay.toMillis(), MILLIS_PER_SECOND)));
	}

	/**
	 * A path that is no URI reference, such as one with a bare percent sign, is left out.
	 */
	private static @Nullable URI instance(String path) {
		try {
			return URI.create(path);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
