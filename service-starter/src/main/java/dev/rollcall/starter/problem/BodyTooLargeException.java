package dev.rollcall.starter.problem;

import java.io.IOException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The body of a request goes over its limit. */
class BodyTooLargeException extends IOException {

	private static final long serialVersionUID = 1L;

	private final long limitBytes;

	BodyTooLargeException(long limitBytes) {
		super("Body of more than " + limitBytes + " bytes");
		this.limitBytes = limitBytes;
	}

	ProblemDetail problem() {
		return problem(this.limitBytes);
	}

	static ProblemDetail problem(long limitBytes) {
		ProblemDetail problem = Problems.of(HttpStatus.CONTENT_TOO_LARGE,
				"The body is larger than the %,d bytes that this call takes".formatted(limitBytes));
		problem.setProperty("limitBytes", limitBytes);
		return problem;
	}

}
