package dev.rollcall.starter.discovery;

import org.jspecify.annotations.Nullable;

/**
 * An event of a stream, or a comment, which says no more than that the stream is alive.
 *
 * @param id the last one that the stream has given, null before the first
 * @param name what kind of event; empty for a comment
 * @param data its text
 */
record ServerSentEvent(@Nullable String id, String name, String data) {

	boolean isComment() {
		return this.name.isEmpty();
	}

}
