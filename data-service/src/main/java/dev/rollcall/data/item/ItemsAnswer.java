package dev.rollcall.data.item;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An answer with a page of items.
 *
 * @param message what was done
 * @param count items in this answer
 * @param data the items
 * @param page where they stand among all
 */
record ItemsAnswer(String message, int count, List<Item> data, Page page) {

	static ItemsAnswer of(String message, ItemPage page) {
		return new ItemsAnswer(message, page.items().size(), page.items(),
				new Page(page.number(), page.size(), page.total(), page.totalPages(), page.exact() ? null : true));
	}

	/**
	 * The page of an answer.
	 *
	 * @param number from 0
	 * @param size how many items a full page has
	 * @param totalElements how many items all pages have
	 * @param totalPages how many pages there are
	 * @param totalIsMinimum {@code true} when there are too many to be counted: then both
	 * totals say how many there are at least, and there is one more page as long as there
	 * is one more item; absent when they are exact
	 */
	record Page(int number, int size, long totalElements, long totalPages,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean totalIsMinimum) {
	}

}
