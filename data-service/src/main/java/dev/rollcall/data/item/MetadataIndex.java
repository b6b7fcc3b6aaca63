package dev.rollcall.data.item;

import java.util.List;

import dev.rollcall.data.item.ItemQuery.MetadataFilter;

/** How a database finds entries of metadata by their name and text. */
enum MetadataIndex {

	/** By both, sorted. */
	SQLITE(""),
	/** By the name and a hash of the text, which is compared, too. */
	POSTGRESQL(" and hashtextextended(%1$s.value, 0) = hashtextextended(?, 0)");

	private final String hashed;

	MetadataIndex(String hashed) {
		this.hashed = hashed;
	}

	/**
	 * What chooses the entries that match a filter.
	 * @param alias of the table
	 * @return SQL
	 */
	String condition(String alias) {
		return ("%1$s.name = ? and %1$s.value = ?" + this.hashed).formatted(alias);
	}

	/**
	 * The parameters of the condition.
	 * @param filter the filter
	 * @return values, in their order
	 */
	List<Object> parameters(MetadataFilter filter) {
		return this.hashed.isEmpty() ? List.of(filter.name(), filter.text())
				: List.of(filter.name(), filter.text(), filter.text());
	}

}
