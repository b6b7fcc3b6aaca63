package dev.rollcall.monitor.check;

import dev.rollcall.starter.problem.ProblemKind;
import dev.rollcall.starter.problem.ProblemType;

import org.springframework.http.HttpStatus;

/**
 * What can be wrong with a question to the monitor; the codes are part of the contract.
 */
enum MonitorProblem implements ProblemType {

	UNKNOWN_TYPE("unknown-type", HttpStatus.NOT_FOUND, "There is no such type of service");

	private final ProblemKind kind;

	MonitorProblem(String code, HttpStatus status, String title) {
		this.kind = ProblemKind.of("monitor", code, status, title);
	}

	@Override
	public ProblemKind kind() {
		return this.kind;
	}

}
