package dev.rollcall.kv.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/** What is committed: seen by all readers, changed by one thread. */
class Entries {

	private final NavigableMap<String, Entry> byKey = new ConcurrentSkipListMap<>();

	/** For the thread that changes; what expires first comes first. */
	private final TreeSet<Entry> expiring = new TreeSet<>(
			Comparator.comparing(Entry::expiresAt).thenComparing(Entry::key));

	private long version;

	private long sizeBytes;

	@Nullable Entry get(String key) {
		return this.byKey.get(key);
	}

	List<Entry> list(String prefix, String after, int limit, Instant now) {
		boolean goOn = !after.isEmpty() && after.compareTo(prefix) >= 0;
		return this.byKey.tailMap(goOn ? after : prefix, !goOn)
			.values()
			.stream()
			.takeWhile((entry) -> entry.key().startsWith(prefix))
			.filter((entry) -> !entry.isExpired(now))
			.limit(limit)
			.toList();
	}

	void put(Entry entry) {
		forget(this.byKey.put(entry.key(), entry));
		this.sizeBytes += entry.sizeBytes();
		if (entry.expiresAt() != null) {
			this.expiring.add(entry);
		}
	}

	void remove(String key) {
		forget(this.byKey.remove(key));
	}

	private void forget(@Nullable Entry replaced) {
		if (replaced != null) {
			this.sizeBytes -= replaced.sizeBytes();
			if (replaced.expiresAt() != null) {
				this.expiring.remove(replaced);
			}
		}
	}

	/** Some of the entries that have expired. */
	List<Entry> expired(Instant now, int limit) {
		return this.expiring.stream().takeWhile((entry) -> entry.isExpired(now)).limit(limit).toList();
	}

	/** The version of the last write. */
	long version() {
		return this.version;
	}

	void version(long lastWrite) {
		this.version = lastWrite;
	}

	long sizeBytes() {
		return this.sizeBytes;
	}

}
