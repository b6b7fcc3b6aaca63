package dev.rollcall.data.item;

/** Tells Unicode text from what only looks like it in Java. */
final class UnicodeText {

	private UnicodeText() {
	}

	/**
	 * Whether a character is half of a surrogate pair whose other half is missing.
	 * @param text the text
	 * @param index of the character
	 * @return whether the character cannot be encoded
	 */
	static boolean isHalfPair(String text, int index) {
		char c = text.charAt(index);
		if (Character.isHighSurrogate(c)) {
			return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
		}
		return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
	}

	/**
	 * Whether every database stores the text as it is: it can be encoded and has no
	 * U+0000.
	 * @param text any text
	 * @return whether it can be stored
	 */
	static boolean isStorable(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) == 0 || isHalfPair(text, i)) {
				return false;
			}
		}
		return true;
	}

}
