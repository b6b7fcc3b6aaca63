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
			if (c == '"' || c == '\\') {
				text.append('\\').append(c);
			}
			else if (c < FIRST_UNESCAPED || UnicodeText.isHalfPair(value, i)) {
				text.append("\\u").append(HexFormat.of().toHexDigits(c));
			}
			else {
				text.append(c);
			}
		}
		text.append('"');
	}

}
