package dev.rollcall.data.item;

import java.util.Locale;

import dev.rollcall.starter.problem.ProblemKind;
import dev.rollcall.starter.problem.ProblemType;

import org.springframework.http.HttpStatus;

/** What can be wrong with a request for items, beyond a malformed one. */
enum DataProblem implements ProblemType {

	/** No item has the key. */
	NOT_FOUND(HttpStatus.NOT_FOUND, "No such item"),
	/** The key of an item to create has one already. */
	KEY_TAKEN(HttpStatus.CONFLICT, "The key is taken"),
	/** {@code If-Match} or {@code If-None-Match} does not hold. */
	PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED, "The item is not in the expected state"),
	/** The caller neither owns the item nor is an ADMIN. */
	NOT_OWNER(HttpStatus.FORBIDDEN, "The item belongs to somebody else"),
	/** The value of an item is over its limit. */
	VALUE_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The value is too large"),
	/** The values of a page of a list are over their limit together. */
	PAGE_TOO_LARGE(HttpStatus.BAD_REQUEST, "The page is too large");

	private final ProblemKind kind;

	DataProblem(HttpStatus status, String title) {
		this.kind = ProblemKind.of("data", name().toLowerCase(Locale.ROOT).replace('_', '-'), status, title);
	}

	@Override
	public ProblemKind kind() {
		return this.kind;
	}

}
