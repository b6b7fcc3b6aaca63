package dev.rollcall.kv.entry;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A key of the store.
 *
 * @param text 1 to 255 characters that are a path: no part of it is empty, {@code .} or
 * {@code ..}
 */
record EntryKey(String text) {

	static final String RULE = "is 1 to 255 of A-Z a-z 0-9 . _ : ~ - / without empty parts, and neither health nor watch";

	private static final int LENGTH_MAX = 255;

	/** A part that is not a dot or two. */
	private static final String PART = "(?!\\.{1,2}(?:/|\\z))[A-Za-z0-9._:~-]++";

	private static final Pattern SYNTAX = Pattern.compile(PART + "(?:/" + PART + ")*+");

	/** The paths of the store itself; the first is open to everybody in every service. */
	private static final Set<String> RESERVED = Set.of("health", "watch");

	/**
	 * Reads a key from a path.
	 * @param path what follows {@code /api/kv}, with its slash
	 * @return the key; empty when there can be no such key
	 */
	static Optional<EntryKey> of(String path) {
		String text = path.substring(1);
		boolean valid = text.length() <= LENGTH_MAX && SYNTAX.matcher(text).matches() && !RESERVED.contains(text);
		return valid ? Optional.of(new EntryKey(text)) : Optional.empty();
	}

}
