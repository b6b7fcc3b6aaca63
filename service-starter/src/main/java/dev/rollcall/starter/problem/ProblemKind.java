package dev.rollcall.starter.problem;

import java.net.URI;

import org.springframework.http.HttpStatus;

/**
 * What is the same for each occurrence of a problem: one is held by each constant of a
 * service's catalogue.
 *
 * @param type {@code /problems/<service>/<code>}
 * @param status 400 or above
 * @param title what it is called, a few words
 */
public record ProblemKind(URI type, HttpStatus status, String title) implements ProblemType {

	/**
	 * The kind with a code.
	 * @param service the service, such as {@code data}
	 * @param code what tells it from the others of the service, such as {@code key-taken}
	 * @param status 400 or above
	 * @param title what it is called, a few words
	 * @return the kind
	 */
	public static ProblemKind of(String service, String code, HttpStatus status, String title) {
		return new ProblemKind(URI.create("/problems/" + service + "/" + code), status, title);
	}

	@Override
	public ProblemKind kind() {
		return this;
	}

}
