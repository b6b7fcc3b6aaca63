package dev.rollcall.data.item;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items the items of the page
 * @param number of the page, from 0
 * @param size how many items a full page has
 * @param total how many items all pages have
 * @param exact whether that is so; else there are so many at least
 */
record ItemPage(List<Item> items, int number, int size, long total, boolean exact) {

	ItemPage {
		items = List.copyOf(items);
	}

	/**
	 * How many pages there are.
	 * @return 0 when there is no item
	 */
	long totalPages() {
		return Math.ceilDiv(this.total, this.size);
	}

}
