package dev.rollcall.compute;

import java.util.List;

import dev.rollcall.compute.operation.Operation;
import dev.rollcall.compute.operation.OperationException;
import dev.rollcall.compute.operation.Operations;
import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.problem.ProblemKind;
import dev.rollcall.starter.problem.ProblemType;

import org.springframework.http.HttpStatus;

/** What can be wrong with a computation; the codes are part of the contract. */
public enum ComputeProblem implements ProblemType {

	/** No operation has this name. */
	UNKNOWN_OPERATION("unknown-operation", HttpStatus.BAD_REQUEST, "There is no such operation"),

	/** Too few, too many, or of the wrong kind. */
	INVALID_OPERANDS("invalid-operands", HttpStatus.BAD_REQUEST, "The operation does not take these operands"),

	/** A divisor is zero. */
	DIVISION_BY_ZERO("division-by-zero", HttpStatus.BAD_REQUEST, "Division by zero"),

	/** More than the operation takes, called this way. */
	OVER_LIMIT("over-limit", HttpStatus.BAD_REQUEST, "Over the operation's limit"),

	/** NaN or infinite. */
	NOT_A_NUMBER("not-a-number", HttpStatus.BAD_REQUEST, "The result is no finite number"),

	/** The accumulator would have more digits than kv-store keeps. */
	TOO_MANY_DIGITS("too-many-digits", HttpStatus.UNPROCESSABLE_CONTENT, "The result has too many digits"),

	/** Something else was written in the accumulator's place. */
	NOT_AN_INTEGER("not-an-integer", HttpStatus.CONFLICT, "The accumulator is no integer"),

	/** The caller's idempotency key came with another factor before. */
	KEY_REUSED("idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT,
			"The idempotency key belongs to another call"),

	/** kv-store or its disk is full. */
	STORE_FULL("store-full", HttpStatus.INSUFFICIENT_STORAGE, "kv-store has no space left"),

	/** There is no such job, or it is somebody else's. */
	NO_SUCH_JOB("no-such-job", HttpStatus.NOT_FOUND, "No such job"),

	/** As many jobs wait as may. */
	QUEUE_FULL("queue-full", HttpStatus.TOO_MANY_REQUESTS, "The queue is full");

	private final ProblemKind kind;

	ComputeProblem(String code, HttpStatus status, String title) {
		this.kind = ProblemKind.of("compute", code, status, title);
	}

	/**
	 * The problem of an operation that refuses its operands.
	 * @param ex what the operation says
	 * @return the exception to throw
	 */
	public static ProblemException refusal(OperationException ex) {
		ComputeProblem problem = switch (ex.reason()) {
			case INVALID_OPERANDS -> INVALID_OPERANDS;
			case DIVISION_BY_ZERO -> DIVISION_BY_ZERO;
			case OVER_LIMIT -> OVER_LIMIT;
			case NOT_A_NUMBER -> NOT_A_NUMBER;
		};
		return new ProblemException(problem, ex.getMessage());
	}

	/**
	 * The problem of a name that no operation has; it lists those there are.
	 * @param name what was asked for
	 * @return the exception to throw
	 */
	public static ProblemException unknownOperation(String name) {
		List<String> supported = Operations.all().stream().map(Operation::name).toList();
		return new ProblemException(UNKNOWN_OPERATION,
				"There is no operation '" + name + "'; the member supported lists those there are")
			.with("supported", supported);
	}

	/**
	 * Its name in the contract.
	 * @return the last part of its type
	 */
	public String code() {
		return type().getPath().substring(type().getPath().lastIndexOf('/') + 1);
	}

	@Override
	public ProblemKind kind() {
		return this.kind;
	}

}
