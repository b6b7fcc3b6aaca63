package dev.rollcall.starter.problem;

import java.net.URI;

import org.springframework.http.HttpStatus;

/**
 * A kind of problem that a service can name: implemented by one enum a service, whose
 * constants are its catalogue of errors.
 */
public interface ProblemType {

	/** The type of a problem that its status says all about (RFC 9457, 4.2.1). */
	URI BLANK = URI.create("about:blank");

	/**
	 * What its occurrences have in common.
	 * @return the same each time
	 */
	ProblemKind kind();

	/**
	 * The stable identifier of the kind.
	 * @return {@code /problems/<service>/<code>}
	 */
	default URI type() {
		return kind().type();
	}

	/**
	 * The status it is answered with.
	 * @return a status of 400 or above
	 */
	default HttpStatus status() {
		return kind().status();
	}

	/**
	 * What it is called, the same for each occurrence.
	 * @return a few words
	 */
	default String title() {
		return kind().title();
	}

}
