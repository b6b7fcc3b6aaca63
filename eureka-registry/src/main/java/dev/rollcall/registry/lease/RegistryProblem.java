package dev.rollcall.registry.lease;

import java.util.Locale;

import dev.rollcall.starter.problem.ProblemKind;
import dev.rollcall.starter.problem.ProblemType;

import org.springframework.http.HttpStatus;

/** Why the registry does not do what a well-formed request asks for. */
public enum RegistryProblem implements ProblemType {

	/** No instance has the id. */
	UNKNOWN_SERVICE(HttpStatus.NOT_FOUND, "No such instance"),
	/** The instance has no address, or no id. */
	NO_ADDRESS(HttpStatus.BAD_REQUEST, "Nobody could reach the instance"),
	/** What the instance says of itself cannot be told to everybody. */
	UNTELLABLE(HttpStatus.BAD_REQUEST, "The instance says what cannot be told"),
	/** The id belongs to an instance of another application. */
	ID_TAKEN(HttpStatus.CONFLICT, "The id is taken"),
	/** The instance was registered with the cluster's credential, the caller has none. */
	NOT_YOURS(HttpStatus.FORBIDDEN, "The instance belongs to the cluster"),
	/** There are as many instances as the registry takes. */
	FULL(HttpStatus.TOO_MANY_REQUESTS, "The registry is full"),
	/** Too much was registered that differs from what was there, a moment ago. */
	TOO_MANY_CHANGES(HttpStatus.TOO_MANY_REQUESTS, "Too many changes"),
	/** There are as many event streams as the registry serves. */
	TOO_MANY_STREAMS(HttpStatus.SERVICE_UNAVAILABLE, "Too many event streams"),
	/** There are as many event streams as strangers may have. */
	TOO_MANY_READERS(HttpStatus.TOO_MANY_REQUESTS, "Too many event streams of others");

	private final ProblemKind kind;

	RegistryProblem(HttpStatus status, String title) {
		this.kind = ProblemKind.of("registry", name().toLowerCase(Locale.ROOT).replace('_', '-'), status, title);
	}

	@Override
	public ProblemKind kind() {
		return this.kind;
	}

}
