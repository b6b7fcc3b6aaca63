package dev.rollcall.data.item;

import java.util.List;

/**
 * An answer with a page of items.
 *
 * @param message what was done
 * @param count items in this answer
 * @param data the items
 * @param page where they stand among all
 */
record ItemsAnswer(String message, int count, List<ItemView> data, Page page) {

	static ItemsAnswer of(String message, ItemPage page) {
		return new ItemsAnswer(message, page.items().size(), page.items(),
				new Page(page.number(), page.size(), page.total(), page.totalPages()));
	}

	/**
	 * The page of an answer.
	 *
	 * @param number from 0
	 * @param size how many items a full page has
	 * @param totalElements how many items all pages have
	 * @param totalPages how many pages there are
	 */
	record Page(int number, int size, long totalElements, long totalPages) {
	}

}
