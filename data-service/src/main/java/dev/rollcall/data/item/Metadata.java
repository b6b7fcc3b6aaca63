package dev.rollcall.data.item;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Texts by name that say something of an item. {@link ItemProperties} bounds them.
 *
 * @param entries names and texts
 */
@JsonDeserialize(using = Metadata.Deserializer.class)
public record Metadata(Map<String, String> entries) {

	/** Of an item without any. */
	public static final Metadata NONE = new Metadata(Map.of());

	public Metadata {
		entries = Map.copyOf(entries);
	}

	/**
	 * How much they take to store.
	 * @return bytes of UTF-8 of all names and texts
	 */
	int sizeBytes() {
		return this.entries.entrySet()
			.stream()
			.mapToInt((entry) -> sizeBytes(entry.getKey()) + sizeBytes(entry.getValue()))
			.sum();
	}

	private static int sizeBytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	/** Reads an object whose values are texts, and {@code null} as an empty one. */
	static final class Deserializer extends StdDeserializer<Metadata> {

		Deserializer() {
			super(Metadata.class);
		}

		@Override
		public Metadata deserialize(JsonParser json, DeserializationContext context) {
			if (!json.isExpectedStartObjectToken()) {
				throw MismatchedInputException.from(json, Metadata.class, "Not an object");
			}
			Map<String, String> entries = new HashMap<>();
			for (String name = json.nextName(); name != null; name = json.nextName()) {
				if (json.nextToken() != JsonToken.VALUE_STRING) {
					throw mismatch(json, name);
				}
				entries.put(name, json.getString());
			}
			return new Metadata(entries);
		}

		/** Names the entry unless its name could not be answered. */
		private static MismatchedInputException mismatch(JsonParser json, String name) {
			MismatchedInputException mismatch = MismatchedInputException.from(json, String.class, "Not a text");
			if (UnicodeText.isStorable(name)) {
				mismatch.prependPath(Metadata.class, name);
			}
			return mismatch;
		}

		@Override
		public Metadata getNullValue(DeserializationContext context) {
			return NONE;
		}

		/** Called when the member is not there. */
		@Override
		public @Nullable Metadata getAbsentValue(DeserializationContext context) {
			return null;
		}

	}

}
