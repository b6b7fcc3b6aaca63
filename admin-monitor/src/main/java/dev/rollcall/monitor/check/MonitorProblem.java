package dev.rollcall.monitor.check;

import java.net.URI;

import dev.rollcall.starter.problem.ProblemType;

import org.springframework.http.HttpStatus;

/**
 * What can be wrong with a question to the monitor; the codes are part of the contract.
 */
enum MonitorProblem implements ProblemType {

	UNKNOWN_TYPE("unknown-type", HttpStatus.NOT_FOUND, "There is no such type of service");

	private final URI type;

	private final HttpStatus status;

	private final String title;

	MonitorProblem(String code, HttpStatus status, String title) {
		this.type = URI.create("/problems/monitor/" + code);
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
