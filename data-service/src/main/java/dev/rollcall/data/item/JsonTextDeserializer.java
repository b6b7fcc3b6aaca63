package dev.rollcall.data.item;

import java.util.HexFormat;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Copies a JSON value token by token. A number keeps its spelling, so that neither
 * {@code 0.1} nor {@code 1e1000000000} is ever computed with; the depth and the length of
 * numbers are the parser's to bound.
 */
class JsonTextDeserializer extends StdDeserializer<JsonText> {

	private static final char FIRST_UNESCAPED = 0x20;

	private static final String SHORT_ESCAPED = "\"\\\b\f\n\r\t";

	/** In the same order: what is stored is never longer than what came. */
	private static final String SHORT_ESCAPES = "\"\\bfnrt";

	JsonTextDeserializer() {
		super(JsonText.class);
	}

	@Override
	public JsonText deserialize(JsonParser json, DeserializationContext context) {
		StringBuilder text = new StringBuilder();
		int depth = 0;
		boolean separate = false;
		JsonToken token = json.currentToken();
		while (true) {
			if (separate && !token.isStructEnd()) {
				text.append(',');
			}
			switch (token) {
				case START_OBJECT -> text.append('{');
				case END_OBJECT -> text.append('}');
				case START_ARRAY -> text.append('[');
				case END_ARRAY -> text.append(']');
				case PROPERTY_NAME -> {
					quote(json.getString(), text);
					text.append(':');
				}
				case VALUE_STRING -> quote(json.getString(), text);
				default -> text.append(json.getString());
			}
			depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
			if (depth == 0) {
				return new JsonText(text.toString());
			}
			separate = !token.isStructStart() && token != JsonToken.PROPERTY_NAME;
			token = json.nextToken();
		}
	}

	/** Called for the value {@code null}. */
	@Override
	public JsonText getNullValue(DeserializationContext context) {
		return JsonText.NULL;
	}

	/** Called when the member is not there. */
	@Override
	public @Nullable JsonText getAbsentValue(DeserializationContext context) {
		return null;
	}

	/**
	 * Half a surrogate pair is legal in JSON but has no UTF-8: it stays an escape, or it
	 * would be lost in the database.
	 */
	private static void quote(String value, StringBuilder text) {
		text.append('"');
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c >= FIRST_UNESCAPED && c != '"' && c != '\\' && !UnicodeText.isHalfPair(value, i)) {
				text.append(c);
			}
			else {
				text.append('\\').append(escape(c));
			}
		}
		text.append('"');
	}

	private static String escape(char c) {
		int index = SHORT_ESCAPED.indexOf(c);
		return (index >= 0) ? SHORT_ESCAPES.substring(index, index + 1) : "u" + HexFormat.of().toHexDigits(c);
	}

}
