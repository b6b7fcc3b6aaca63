package dev.rollcall.data.item;

import java.nio.charset.StandardCharsets;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * A JSON value as text. It is never turned into objects: what is not converted keeps its
 * value, whatever the size of its numbers, and costs nothing.
 *
 * @param text one well-formed JSON value without white space between its tokens
 */
@JsonDeserialize(using = JsonTextDeserializer.class)
@JsonSerialize(using = JsonText.Serializer.class)
public record JsonText(String text) {

	/** The JSON value {@code null}, which is a value like any other. */
	public static final JsonText NULL = new JsonText("null");

	/**
	 * How much it takes to store.
	 * @return bytes of UTF-8
	 */
	int sizeBytes() {
		return this.text.getBytes(StandardCharsets.UTF_8).length;
	}

	/** Writes the text as it is. */
	static final class Serializer extends StdSerializer<JsonText> {

		Serializer() {
			super(JsonText.class);
		}

		@Override
		public void serialize(JsonText value, JsonGenerator json, SerializationContext context) {
			json.writeRawValue(value.text());
		}

	}

}
