package dev.rollcall.kv.engine;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A value under a key.
 *
 * @param key 1 to 255 characters
 * @param value JSON text
 * @param version grows with every write of the store, so that a key that was deleted and
 * written again never has a version twice
 * @param expiresAt from when on there is no such entry, with milliseconds; {@code null}
 * when it stays
 */
public record Entry(String key, String value, long version, @Nullable Instant expiresAt) {

	/** What an entry takes besides its texts, roughly: its objects and its place. */
	private static final int OVERHEAD_BYTES = 256;

	boolean isExpired(Instant now) {
		return this.expiresAt != null && !this.expiresAt.isAfter(now);
	}

	/** What it takes in memory, roughly. */
	long sizeBytes() {
		return OVERHEAD_BYTES + this.key.length() + this.value.length();
	}

}
