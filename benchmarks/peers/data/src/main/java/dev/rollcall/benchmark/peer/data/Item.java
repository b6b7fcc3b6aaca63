package dev.rollcall.benchmark.peer.data;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A row and its metadata.
 *
 * @param id the id
 * @param key the key
 * @param value JSON
 * @param metadata texts by name
 * @param version the version
 * @param createdBy who owns it
 * @param createdAtMillis since the epoch
 * @param updatedAtMillis since the epoch
 */
record Item(long id, String key, String value, Map<String, String> metadata, long version, String createdBy,
		long createdAtMillis, long updatedAtMillis) {

	/** What the other side answers, byte for byte; nothing is escaped. */
	String json(String message) {
		String texts = this.metadata.entrySet()
			.stream()
			.map((entry) -> '"' + entry.getKey() + "\":\"" + entry.getValue() + '"')
			.collect(Collectors.joining(","));
		return "{\"message\":\"" + message + "\",\"data\":{\"id\":\"" + this.id + "\",\"key\":\"" + this.key
				+ "\",\"value\":" + this.value + ",\"metadata\":{" + texts + "},\"version\":" + this.version
				+ ",\"createdBy\":\"" + this.createdBy + "\",\"createdAt\":\""
				+ Instant.ofEpochMilli(this.createdAtMillis) + "\",\"updatedAt\":\""
				+ Instant.ofEpochMilli(this.updatedAtMillis) + "\"}}";
	}

}
