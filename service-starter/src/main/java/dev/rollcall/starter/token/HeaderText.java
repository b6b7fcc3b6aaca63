package dev.rollcall.starter.token;

import java.util.function.Predicate;

/**
 * What the value of a header may consist of: Spring Security's own rule, characters that
 * are assigned and no controls but the tab. Its regular expression takes some 5 % of a
 * short request, because a token is looked at each time that somebody asks for it.
 */
final class HeaderText implements Predicate<String> {

	@Override
	public boolean test(String value) {
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			boolean visible = c >= ' ' && c <= '~';
			if (!visible && c != '\t') {
				return isOfAssigned(value.substring(i));
			}
		}
		return true;
	}

	private static boolean isOfAssigned(String text) {
		return text.codePoints().allMatch((c) -> Character.isDefined(c) && (!Character.isISOControl(c) || c == '\t'));
	}

}
