package dev.rollcall.compute.job;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * A JSON value that was written before and is answered as it is: neither its numbers nor
 * the memory that objects would take are at risk.
 *
 * @param text one well-formed JSON value
 */
@JsonSerialize(using = JsonText.Serializer.class)
record JsonText(String text) {

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
