package dev.rollcall.compute.direct;

import java.net.URI;

import dev.rollcall.starter.problem.ProblemType;

import org.springframework.http.HttpStatus;

/** What can be wrong with a computation; the codes are part of the contract. */
enum ComputeProblem implements ProblemType {

	UNKNOWN_OPERATION("unknown-operation", "There is no such operation"),

	INVALID_OPERANDS("invalid-operands", "The operation does not take these operands"),

	DIVISION_BY_ZERO("division-by-zero", "Division by zero"),

	OVER_LIMIT("over-limit", "Over the operation's limit"),

	NOT_A_NUMBER("not-a-number", "The result is no finite number");

	private final URI type;

	private final String title;

	ComputeProblem(String code, String title) {
		this.type = URI.create("/problems/compute/" + code);
		this.title = title;
	}

	@Override
	public URI type() {
		return this.type;
	}

	@Override
	public HttpStatus status() {
		return HttpStatus.BAD_REQUEST;
	}

	@Override
	public String title() {
		return this.title;
	}

}
