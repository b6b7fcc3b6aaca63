package dev.rollcall.kv.entry;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.rollcall.kv.engine.Entry;
import org.jspecify.annotations.Nullable;

/**
 * An entry.
 *
 * @param key its key
 * @param value JSON text, answered as it is
 * @param version grows with every write
 * @param expiresAt when it ends, if it does
 */
record EntryView(String key, @JsonRawValue String value, long version,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant expiresAt) {

	static EntryView of(Entry entry) {
		return new EntryView(entry.key(), entry.value(), entry.version(), entry.expiresAt());
	}

	static String entityTag(Entry entry) {
		return "\"" + entry.version() + "\"";
	}

	/**
	 * Some entries.
	 *
	 * @param entries in the order of their keys
	 * @param next what to ask for after, if there are more
	 */
	record Page(List<EntryView> entries, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {

		/** One more than the limit shows that there is a next page. */
		static Page of(List<Entry> found, int limit) {
			List<EntryView> views = found.stream().limit(limit).map(EntryView::of).toList();
			return new Page(views, (found.size() > limit) ? views.getLast().key() : null);
		}

	}

	/**
	 * What a stored value is known by.
	 *
	 * @param key its key
	 * @param version what it has now
	 */
	record Stored(String key, long version) {
	}

	/**
	 * The result of a calculation.
	 *
	 * @param key its key
	 * @param value a decimal integer as a JSON string
	 * @param version what it has now
	 * @param service who asked for it, if that was said; in a repeat who asked first
	 */
	record Calculated(String key, @JsonRawValue String value, long version,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String service) {
	}

}
