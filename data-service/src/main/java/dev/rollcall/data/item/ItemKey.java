package dev.rollcall.data.item;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an item is found by (CONTRACT 6).
 *
 * @param text 1 to 255 of {@code A-Z a-z 0-9 . _ : ~ -}, but not {@code .}, {@code ..} or
 * {@code health}, which mean something else in a path
 */
public record ItemKey(String text) {

	/** What every key matches, and nothing else. */
	public static final String PATTERN = "(?!(?:\\.{1,2}|health)\\z)[A-Za-z0-9._:~-]{1,255}";

	/** The rule in words. */
	public static final String RULE = "must be 1 to 255 of A-Z a-z 0-9 . _ : ~ -, and not ., .. or health";

	private static final Pattern COMPILED = Pattern.compile(PATTERN);

	private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._:~-]{0,255}");

	public ItemKey {
		if (!COMPILED.matcher(text).matches()) {
			throw new IllegalArgumentException("A key " + RULE);
		}
	}

	/**
	 * The key of that text.
	 * @param text any text
	 * @return the key; empty when no item can have it
	 */
	public static Optional<ItemKey> of(String text) {
		return COMPILED.matcher(text).matches() ? Optional.of(new ItemKey(text)) : Optional.empty();
	}

	/**
	 * Whether a key can begin like this.
	 * @param prefix any text
	 * @return {@code false} when no key can
	 */
	static boolean canBeginWith(String prefix) {
		return PREFIX.matcher(prefix).matches();
	}

}
