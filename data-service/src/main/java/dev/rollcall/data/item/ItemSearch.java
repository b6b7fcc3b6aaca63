package dev.rollcall.data.item;

import java.util.List;

import dev.rollcall.data.item.ItemQuery.MetadataFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds the items of a list. A page of few items may not read or sort a million: what
 * there is too much of to be counted is neither sorted nor counted to its end.
 */
@Repository
class ItemSearch {

	private final JdbcClient database;

	private final MetadataIndex index;

	private final ItemProperties limits;

	ItemSearch(JdbcClient database, MetadataIndex index, ItemProperties limits) {
		this.database = database;
		this.index = index;
		this.limits = limits;
	}

	/**
	 * Finds the items of one page. What is counted and what is listed are of the same
	 * moment if the transaction is.
	 * @param query the query
	 * @return the page
	 */
	Page find(ItemQuery query) {
		if (!isPossible(query)) {
			return new Page(List.of(), 0, true);
		}
		MetadataFilter driver = selective(query);
		long count = count(ItemStatement.count(this.index, query, driver, this.limits.countMax() + 1L));
		boolean many = count > this.limits.countMax();
		if (!many && query.offset() >= count) {
			return new Page(List.of(), count, true);
		}
		List<Found> found = found(ItemStatement.page(this.index, query, driver, many));
		boolean last = found.size() <= query.size();
		List<Found> page = last ? found : found.subList(0, query.size());
		if (!many) {
			return new Page(page, count, true);
		}
		if (page.isEmpty()) {
			return new Page(page, count, false);
		}
		// the last page tells how many there are, any other that there is one more
		return new Page(page, Math.max(last ? 0 : count, query.offset() + found.size()), last);
	}

	/** Whether any item can match; the database may not even take the question. */
	private static boolean isPossible(ItemQuery query) {
		return ItemKey.canBeginWith(query.prefix()) && query.filters()
			.stream()
			.allMatch((filter) -> UnicodeText.isStorable(filter.name()) && UnicodeText.isStorable(filter.text()));
	}

	/** The first filter that few enough items match. */
	private @Nullable MetadataFilter selective(ItemQuery query) {
		for (MetadataFilter filter : query.filters()) {
			if (count(ItemStatement.count(this.index, filter, this.limits.countMax() + 1L)) <= this.limits.countMax()) {
				return filter;
			}
		}
		return null;
	}

	private long count(ItemStatement statement) {
		return this.database.sql(statement.text()).params(statement.parameters()).query(Long.class).single();
	}

	private List<Found> found(ItemStatement statement) {
		return this.database.sql(statement.text())
			.params(statement.parameters())
			.query((row, number) -> new Found(row.getLong("id"), row.getInt("value_size")))
			.list();
	}

	/**
	 * An item of a page.
	 *
	 * @param id the id
	 * @param valueSizeBytes the size of its value
	 */
	record Found(long id, int valueSizeBytes) {
	}

	/**
	 * A page.
	 *
	 * @param items its items, in their order
	 * @param total how many items all pages have
	 * @param exact whether that is so; else there are so many at least
	 */
	record Page(List<Found> items, long total, boolean exact) {

		Page {
			items = List.copyOf(items);
		}

	}

}
