package dev.rollcall.data.item;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * An item as clients see it (CONTRACT 6).
 *
 * @param id never given to another item
 * @param key what it is found by
 * @param value any JSON value
 * @param metadata texts by name, in the order of their names
 * @param version 1 at first, one more with every change
 * @param createdBy the id of the user who owns it
 * @param createdAt to the millisecond
 * @param updatedAt to the millisecond, later with every change
 */
public record ItemView(String id, String key, JsonText value, Map<String, String> metadata, long version,
		String createdBy, Instant createdAt, Instant updatedAt) {

	public ItemView {
		metadata = new TreeMap<>(metadata);
	}

	/**
	 * The entity tag of this version.
	 * @return the version, quoted
	 */
	String entityTag() {
		return "\"" + this.version + "\"";
	}

}
