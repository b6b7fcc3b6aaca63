package dev.rollcall.client.json;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON object. Of what was read, texts and numbers are kept as they were spelled, so
 * that no digit is lost.
 */
public final class JsonObject {

	private static final JsonFactory JSON = new JsonFactory();

	/** Each a text, number, object or list of objects. */
	private final Map<String, Object> members;

	private JsonObject(Map<String, Object> members) {
		this.members = members;
	}

	/**
	 * An object without members.
	 * @return an empty one
	 */
	public static JsonObject empty() {
		return new JsonObject(Map.of());
	}

	/**
	 * Reads an object.
	 * @param json the text
	 * @return empty when it is none, or no JSON at all
	 */
	public static Optional<JsonObject> parse(String json) {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				return Optional.empty();
			}
			JsonObject object = object(parser);
			return (parser.nextToken() == null) ? Optional.of(object) : Optional.empty();
		}
		catch (JacksonException ex) {
			// The answer to the question: it is no JSON.
			return Optional.empty();
		}
	}

	private static JsonObject object(JsonParser parser) {
		Map<String, Object> members = new LinkedHashMap<>();
		while (parser.nextToken() != JsonToken.END_OBJECT) {
			String name = parser.currentName();
			parser.nextToken();
			Object value = value(parser);
			if (value != null) {
				members.put(name, value);
			}
		}
		return new JsonObject(members);
	}

	private static @Nullable Object value(JsonParser parser) {
		return switch (parser.currentToken()) {
			case START_OBJECT -> object(parser);
			case START_ARRAY -> objects(parser);
			case VALUE_NULL -> null;
			default -> parser.getString();
		};
	}

	/** What is no object is left out; a list of other things is of no use here. */
	private static List<JsonObject> objects(JsonParser parser) {
		List<JsonObject> objects = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			if (value(parser) instanceof JsonObject object) {
				objects.add(object);
			}
		}
		return objects;
	}

	/**
	 * The same with a text more.
	 * @param name the name of the member
	 * @param value the text
	 * @return the changed copy
	 */
	public JsonObject with(String name, String value) {
		return withMember(name, value);
	}

	/**
	 * The same with a number more.
	 * @param name the name of the member
	 * @param value the number
	 * @return the changed copy
	 */
	public JsonObject with(String name, BigDecimal value) {
		return withMember(name, value);
	}

	/**
	 * The same with an integer more.
	 * @param name the name of the member
	 * @param value the integer
	 * @return the changed copy
	 */
	public JsonObject with(String name, BigInteger value) {
		return withMember(name, value);
	}

	private JsonObject withMember(String name, Object value) {
		Map<String, Object> changed = new LinkedHashMap<>(this.members);
		changed.put(name, value);
		return new JsonObject(changed);
	}

	/**
	 * A text, number or truth value.
	 * @param name the name of the member
	 * @return empty when there is none
	 */
	public Optional<String> text(String name) {
		return (this.members.get(name) instanceof String text) ? Optional.of(text) : Optional.empty();
	}

	/**
	 * An object within this one.
	 * @param name the name of the member
	 * @return an empty object when there is none
	 */
	public JsonObject object(String name) {
		return (this.members.get(name) instanceof JsonObject object) ? object : empty();
	}

	/**
	 * The objects of a list.
	 * @param name the name of the member
	 * @return empty when there is no list
	 */
	public Optional<List<JsonObject>> objects(String name) {
		if (!(this.members.get(name) instanceof List<?> list)) {
			return Optional.empty();
		}
		return Optional.of(list.stream().map(JsonObject.class::cast).toList());
	}

	/**
	 * Writes an object that was made of texts and numbers.
	 * @return the JSON
	 */
	public String write() {
		StringWriter text = new StringWriter();
		try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
			generator.writeStartObject();
			this.members.forEach((name, value) -> {
				generator.writeName(name);
				write(generator, value);
			});
			generator.writeEndObject();
		}
		return text.toString();
	}

	private static void write(JsonGenerator generator, Object value) {
		switch (value) {
			case String text -> generator.writeString(text);
			case BigDecimal number -> generator.writeNumber(number.toPlainString());
			case BigInteger number -> generator.writeNumber(number);
			default -> throw new IllegalStateException("only what was read has such a member: " + value.getClass());
		}
	}

	/** Members may be passwords. */
	@Override
	public String toString() {
		return "JsonObject" + this.members.keySet();
	}

}
