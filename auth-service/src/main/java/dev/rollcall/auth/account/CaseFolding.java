package dev.rollcall.auth.account;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * Makes texts equal that people take for the same name: by Unicode's compatibility
 * composition (UAX 15, NFKC) and without regard to case.
 */
final class CaseFolding {

	private CaseFolding() {
	}

	static String normalise(String text) {
		return Normalizer.normalize(text, Form.NFKC);
	}

	/**
	 * The key that two spellings of one name share. Lower case alone keeps apart what
	 * upper case joins, such as "ß" and "SS"; the reverse holds for "ẞ".
	 */
	static String fold(String text) {
		String upper = normalise(text).toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
		return normalise(normalise(upper).toLowerCase(Locale.ROOT));
	}

}
