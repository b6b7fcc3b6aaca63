package dev.rollcall.registry.lease;

import java.util.regex.Pattern;

/** What can be told to everybody, in JSON and as XML 1.0, where names are elements. */
public final class Told {

	private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]*");

	/** Two code points of each plane, the last two, are no characters and no XML. */
	private static final int NONCHARACTER_BITS = 0xfffe;

	private Told() {
	}

	/**
	 * Whether metadata may have a name.
	 * @param name any text
	 * @return whether it is one of {@code A-Z a-z 0-9 . _ -} with a letter or _ first
	 */
	public static boolean isName(String name) {
		return NAME.matcher(name).matches();
	}

	/**
	 * Whether something may be said.
	 * @param text any text
	 * @param lengthMax characters it may have
	 * @return whether it is not longer and has no controls and no unpaired surrogates
	 */
	public static boolean isText(String text, int lengthMax) {
		return text.codePointCount(0, text.length()) <= lengthMax && text.codePoints()
			.noneMatch((c) -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE
					|| (c & NONCHARACTER_BITS) == NONCHARACTER_BITS);
	}

}
