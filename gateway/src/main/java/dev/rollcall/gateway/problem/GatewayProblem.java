package dev.rollcall.gateway.problem;

import java.net.URI;

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

	private final URI type;

	private final HttpStatus status;

	private final String title;

	GatewayProblem(String code, HttpStatus status, String title) {
		this.type = URI.create("/problems/gateway/" + code);
		this.status = status;
		this.title = title;
	}

	@Override
	public URI type() {
		return this.type;
	}

	@Override
	public HttpStatus status() {
		return this.status;
	}

	@Override
	public String title() {
		return this.title;
	}

}
