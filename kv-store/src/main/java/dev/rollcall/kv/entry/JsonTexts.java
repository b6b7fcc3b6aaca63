package dev.rollcall.kv.entry;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes values as they are stored: ASCII only, everything else escaped, so that half a
 * surrogate pair, which is legal in JSON and has no UTF-8, survives too.
 */
class JsonTexts {

	private final JsonMapper ascii;

	JsonTexts(JsonMapper json) {
		this.ascii = json.rebuild().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
	}

	String write(JsonNode value) {
		return this.ascii.writeValueAsString(value);
	}

}
