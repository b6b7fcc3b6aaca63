package dev.rollcall.data.item;

import java.util.ArrayList;
import java.util.List;

import dev.rollcall.data.item.ItemQuery.MetadataFilter;
import org.jspecify.annotations.Nullable;

/**
 * A query for items. Whatever comes from a request is a parameter and never part of the
 * text. It says which index is to be used, since SQLite has no statistics to find out.
 *
 * @param text SQL
 * @param parameters of the text, in their order
 */
record ItemStatement(String text, List<Object> parameters) {

	ItemStatement {
		parameters = List.copyOf(parameters);
	}

	/**
	 * Counts the items of a query.
	 * @param index how entries of metadata are found
	 * @param query the query, whose page and order do not matter
	 * @param driver the filter that few items match, to begin with; {@code null} to begin
	 * with the prefix
	 * @param max at which to stop
	 * @return the statement
	 */
	static ItemStatement count(MetadataIndex index, ItemQuery query, @Nullable MetadataFilter driver, long max) {
		Builder builder = new Builder(index, query, driver, false);
		builder.parameters.add(max);
		// in the order of the keys, or PostgreSQL may read the table from its beginning
		String order = (driver != null) ? "" : " order by i.item_key";
		return new ItemStatement("select count(*) from (select 1" + builder.text + order + " limit ?) counted",
				builder.parameters);
	}

	/**
	 * Counts the items that match a filter.
	 * @param index how entries of metadata are found
	 * @param filter the filter
	 * @param max at which to stop
	 * @return the statement
	 */
	static ItemStatement count(MetadataIndex index, MetadataFilter filter, long max) {
		List<Object> parameters = new ArrayList<>(index.parameters(filter));
		parameters.add(max);
		return new ItemStatement("select count(*) from (select 1 from data_item_metadata m where "
				+ index.condition("m") + " limit ?) counted", parameters);
	}

	/**
	 * Finds the items of one page, and one more if there is one.
	 * @param index how entries of metadata are found
	 * @param query the query
	 * @param driver the filter that few items match, to begin with; {@code null} to begin
	 * elsewhere
	 * @param many whether so many items have the prefix that they cannot be sorted: then
	 * the index of what is sorted by is followed until the page is full
	 * @return the statement
	 */
	static ItemStatement page(MetadataIndex index, ItemQuery query, @Nullable MetadataFilter driver, boolean many) {
		Builder builder = new Builder(index, query, driver, many && query.sort() != ItemSort.KEY);
		builder.parameters.add(query.size() + 1);
		builder.parameters.add(query.offset());
		return new ItemStatement("select i.id, i.value_size" + builder.text + " order by "
				+ query.sort().columns(query.descending()) + " limit ? offset ?", builder.parameters);
	}

	/** Writes what chooses the items. */
	private static final class Builder {

		private final StringBuilder text = new StringBuilder();

		private final List<Object> parameters = new ArrayList<>();

		private Builder(MetadataIndex index, ItemQuery query, @Nullable MetadataFilter driver,
				boolean ignoreIndexOfKeys) {
			List<String> terms = new ArrayList<>();
			if (driver != null) {
				// SQLite never changes the order of a cross join
				this.text.append(" from data_item_metadata m cross join data_item i");
				terms.add("i.id = m.item_id and " + index.condition("m"));
				this.parameters.addAll(index.parameters(driver));
			}
			else {
				this.text.append(" from data_item i");
			}
			for (MetadataFilter filter : query.filters()) {
				if (filter != driver) {
					terms.add("exists (select 1 from data_item_metadata o"
							+ " where o.item_id = i.id and o.name = ? and o.value = ?)");
					this.parameters.add(filter.name());
					this.parameters.add(filter.text());
				}
			}
			if (!query.prefix().isEmpty()) {
				String key = ignoreIndexOfKeys ? "i.item_key || ''" : "i.item_key";
				terms.add(key + " >= ? and " + key + " < ?");
				prefix(query.prefix());
			}
			this.text.append(terms.isEmpty() ? "" : " where " + String.join(" and ", terms));
		}

		/**
		 * A prefix is a range of keys, in which no character means anything but itself.
		 */
		private void prefix(String prefix) {
			// keys are ASCII, so the last character always has a next one
			int last = prefix.length() - 1;
			this.parameters.add(prefix);
			this.parameters.add(prefix.substring(0, last) + (char) (prefix.charAt(last) + 1));
		}

	}

}
