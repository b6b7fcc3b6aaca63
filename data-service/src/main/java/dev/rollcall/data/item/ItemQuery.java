package dev.rollcall.data.item;

import java.util.List;

/**
 * Which items a list has and in which order.
 *
 * @param prefix what the keys begin with; a text, never a pattern
 * @param filters what the metadata must have, all of it
 * @param sort what they are sorted by; the key decides between equals
 * @param descending whether from the last to the first, the keys of equals too
 * @param page the number of the page, from 0
 * @param size items of a page
 */
record ItemQuery(String prefix, List<MetadataFilter> filters, ItemSort sort, boolean descending, int page, int size) {

	ItemQuery {
		filters = List.copyOf(filters);
	}

	/**
	 * How many items come before the page.
	 * @return a count
	 */
	long offset() {
		return (long) this.page * this.size;
	}

	/**
	 * Items whose metadata have an entry.
	 *
	 * @param name its name
	 * @param text its text, all of it
	 */
	record MetadataFilter(String name, String text) {
	}

}
