package dev.rollcall.data.item;

import java.util.Optional;
import java.util.stream.Stream;

/** What lists can be sorted by. */
enum ItemSort {

	/** By the key. */
	KEY("key", ""),
	/** By the time of creation, then the key. */
	CREATED_AT("createdAt", "i.created_at %1$s, "),
	/** By the time of the last change, then the key. */
	UPDATED_AT("updatedAt", "i.updated_at %1$s, ");

	private final String parameter;

	private final String before;

	ItemSort(String parameter, String before) {
		this.parameter = parameter;
		this.before = before;
	}

	/**
	 * The order that a request names.
	 * @param parameter such as {@code createdAt}
	 * @return the order; empty when there is none of that name
	 */
	static Optional<ItemSort> of(String parameter) {
		return Stream.of(values()).filter((sort) -> sort.parameter.equals(parameter)).findFirst();
	}

	/**
	 * The columns of {@link ItemStatement}s that are sorted by.
	 * @param descending whether from the last to the first
	 * @return SQL
	 */
	String columns(boolean descending) {
		return (this.before + "i.item_key %1$s").formatted(descending ? "desc" : "asc");
	}

}
