package dev.rollcall.data.item;

import java.util.Optional;
import java.util.stream.Stream;

/** What lists can be sorted by. */
enum ItemSort {

	/** By the key. */
	KEY("key", "key"),
	/** By the time of creation, then the key. */
	CREATED_AT("createdAt", "createdAtMillis"),
	/** By the time of the last change, then the key. */
	UPDATED_AT("updatedAt", "updatedAtMillis");

	private final String parameter;

	private final String attribute;

	ItemSort(String parameter, String attribute) {
		this.parameter = parameter;
		this.attribute = attribute;
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
	 * The attribute of {@link Item} that holds what is sorted by.
	 * @return its name
	 */
	String attribute() {
		return this.attribute;
	}

}
