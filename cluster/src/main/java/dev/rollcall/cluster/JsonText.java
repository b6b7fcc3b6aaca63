package dev.rollcall.cluster;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds and writes texts in JSON, as far as a launcher without libraries needs it: the
 * texts that are looked for (a token, a status, an instance's name) consist of letters,
 * digits and {@code . _ -}, which JSON never escapes; only a line to be printed may hold
 * more. Anything else is not found, so this never answers with half a text.
 */
public final class JsonText {

	/** A string, or what opens or closes an object or array. */
	private static final Pattern PART = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"|[{\\[]|[}\\]]");

	private static final Pattern VALUE = Pattern.compile("\\s*:\\s*\"([A-Za-z0-9._-]+)\"");

	private static final Pattern ANY_VALUE = Pattern.compile("\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");

	private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9A-Fa-f]{4}|[^u])");

	private static final int HEXADECIMAL = 16;

	private JsonText() {
	}

	/**
	 * The text of a member of the outermost object; what lies deeper is passed over.
	 * @param json a JSON object
	 * @param member the name of the member
	 * @return empty when there is none, or when it is not a plain text
	 */
	static Optional<String> member(String json, String member) {
		return find(json, member, VALUE);
	}

	private static Optional<String> find(String json, String member, Pattern pattern) {
		Matcher part = PART.matcher(json);
		Matcher value = pattern.matcher(json);
		int depth = 0;
		while (part.find()) {
			switch (json.charAt(part.start())) {
				case '{', '[' -> depth++;
				case '}', ']' -> depth--;
				default -> {
					if (depth == 1 && member.equals(part.group(1))
							&& value.region(part.end(), json.length()).lookingAt()) {
						return Optional.of(value.group(1));
					}
				}
			}
		}
		return Optional.empty();
	}

	/**
	 * The same for any text, to be printed in one line: what steers a terminal is left
	 * out, escapes are read.
	 */
	static Optional<String> line(String json, String member) {
		return find(json, member, ANY_VALUE).map(JsonText::unescape)
			.map((text) -> text.replaceAll("\\p{Cntrl}+", " ").strip())
			.filter((text) -> !text.isEmpty());
	}

	private static String unescape(String quoted) {
		return ESCAPE.matcher(quoted).replaceAll((escape) -> Matcher.quoteReplacement(character(escape.group(1))));
	}

	private static String character(String escape) {
		return switch (escape.charAt(0)) {
			case 'u' -> String.valueOf((char) Integer.parseInt(escape, 1, escape.length(), HEXADECIMAL));
			case 'b', 'f', 'n', 'r', 't' -> " ";
			default -> escape;
		};
	}

	/**
	 * Writes a text as JSON.
	 * @param text any text
	 * @return the text in quotation marks
	 */
	public static String quote(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		for (char character : text.toCharArray()) {
			if (character == '"' || character == '\\') {
				quoted.append('\\').append(character);
			}
			else if (character < ' ') {
				quoted.append("\\u%04x".formatted((int) character));
			}
			else {
				quoted.append(character);
			}
		}
		return quoted.append('"').toString();
	}

}
