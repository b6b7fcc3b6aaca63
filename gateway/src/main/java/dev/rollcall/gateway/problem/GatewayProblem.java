package dev.rollcall.gateway.problem;

import dev.rollcall.starter.problem.ProblemKind;
import dev.rollcall.starter.problem.ProblemType;

import org.springframework.http.HttpStatus;

/** What can go wrong between the gateway and an instance. */
public enum GatewayProblem implements ProblemType {

	/** The request was not sent: nothing is listed, or no listed instance was reached. */
	NO_INSTANCE("no-instance", HttpStatus.SERVICE_UNAVAILABLE, "No instance can take the request"),

	/**
	 * The instance failed while it had the request, and it is not known whether the
	 * request had its effect.
	 */
	OUTCOME_UNKNOWN("outcome-unknown", HttpStatus.BAD_GATEWAY, "The instance failed while it had the request"),

	/** No answer in time; the request may have had its effect, or may have it later. */
	TIMEOUT("timeout", HttpStatus.GATEWAY_TIMEOUT, "The instance did not answer in time");

	private final ProblemKind kind;

	GatewayProblem(String code, HttpStatus status, String title) {
		this.kind = ProblemKind.of("gateway", code, status, title);
	}

	@Override
	public ProblemKind kind() {
		return this.kind;
	}

}
