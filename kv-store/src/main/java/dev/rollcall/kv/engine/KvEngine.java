package dev.rollcall.kv.engine;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A store of entries, linearizable for each key. Reads see only what is committed; a
 * write returns when it would survive {@code kill -9} and power loss.
 */
public interface KvEngine {

	/**
	 * What a key has.
	 * @param key the key
	 * @return empty when it is absent or has expired, which is not the same as any value
	 */
	Optional<Entry> get(String key);

	/**
	 * Entries in the order of their keys. What is written meanwhile may be among them or
	 * not.
	 * @param prefix what the keys begin with, may be empty
	 * @param after the key to go on after, or an empty text
	 * @param limit at most so many, at least 1
	 * @return the entries
	 */
	List<Entry> list(String prefix, String after, int limit);

	/**
	 * Applies a write.
	 * @param write what to do
	 * @return what became of it
	 * @throws RefusedWriteException when nothing was changed
	 * @throws KvUnavailableException when it was not committed in time: it may be later,
	 * or not at all
	 */
	Written write(Write write);

	/**
	 * What became of a write.
	 *
	 * @param entry what was stored, or removed
	 * @param created whether the key was absent before
	 * @param replayed whether it is the result of an earlier write with the same
	 * idempotency key
	 * @param service who asked for it first, where that was said
	 */
	record Written(Entry entry, boolean created, boolean replayed, @Nullable String service) {

		static Written of(Entry entry, boolean created) {
			return new Written(entry, created, false, null);
		}

	}

}
