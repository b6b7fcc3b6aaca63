package dev.rollcall.kv.entry;

import dev.rollcall.kv.engine.RefusedWriteException.Reason;
import dev.rollcall.starter.problem.ProblemKind;
import dev.rollcall.starter.problem.ProblemType;

import org.springframework.http.HttpStatus;

/** What can be wrong with a call of the store; the codes are part of the contract. */
enum KvProblem implements ProblemType {

	NOT_FOUND("not-found", HttpStatus.NOT_FOUND, "There is no such key"),

	CONDITION_FAILED("condition-failed", HttpStatus.PRECONDITION_FAILED, "The condition does not hold"),

	NOT_AN_INTEGER("not-an-integer", HttpStatus.CONFLICT, "The value is no integer"),

	TOO_MANY_DIGITS("too-many-digits", HttpStatus.UNPROCESSABLE_CONTENT, "The result has too many digits"),

	KEY_REUSED("idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT,
			"The idempotency key belongs to another call"),

	VALUE_TOO_LARGE("value-too-large", HttpStatus.CONTENT_TOO_LARGE, "The value is too large"),

	STORE_FULL("store-full", HttpStatus.INSUFFICIENT_STORAGE, "The store holds as much as it may"),

	DISK_FULL("disk-full", HttpStatus.INSUFFICIENT_STORAGE, "The disk of the store is full");

	private final ProblemKind kind;

	KvProblem(String code, HttpStatus status, String title) {
		this.kind = ProblemKind.of("kv", code, status, title);
	}

	static KvProblem of(Reason reason) {
		return switch (reason) {
			case CONDITION_FAILED -> CONDITION_FAILED;
			case ABSENT -> NOT_FOUND;
			case NOT_AN_INTEGER -> NOT_AN_INTEGER;
			case TOO_MANY_DIGITS -> TOO_MANY_DIGITS;
			case STORE_FULL -> STORE_FULL;
			case KEY_REUSED -> KEY_REUSED;
		};
	}

	@Override
	public ProblemKind kind() {
		return this.kind;
	}

}
