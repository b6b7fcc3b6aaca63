package dev.rollcall.starter.problem;

import java.time.temporal.Temporal;
import java.util.Collection;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * What is wrong with JSON that is JSON but not what a call takes, such as an array where
 * a text belongs: in JSON's words, never in Java's.
 */
final class WrongShape {

	/** Of a number that is too large, for example. */
	static final String VALUE = "has a value that this call does not take";

	private static final String OTHER = "is not of the kind that this call takes";

	private WrongShape() {
	}

	/**
	 * The rule that was broken.
	 * @param ex why Jackson could not read a value
	 * @return a few words to be read after the value's name
	 */
	static String rule(DatabindException ex) {
		return (ex instanceof MismatchedInputException mismatch)
				? rule(kind(mismatch.getTargetType()), kind(mismatch.getCurrentToken())) : OTHER;
	}

	private static String rule(@Nullable String wanted, @Nullable String found) {
		if (wanted == null || found == null) {
			return OTHER;
		}
		return wanted.equals(found) ? VALUE : "must be " + wanted + ", not " + found;
	}

	private static @Nullable String kind(@Nullable Class<?> type) {
		if (type == null) {
			return null;
		}
		if (type == Boolean.class || type == boolean.class) {
			return "true or false";
		}
		if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
			return "a number";
		}
		if (Collection.class.isAssignableFrom(type) || type.isArray()) {
			return "an array";
		}
		boolean text = CharSequence.class.isAssignableFrom(type) || type.isEnum()
				|| Temporal.class.isAssignableFrom(type);
		return text ? "a text" : "an object";
	}

	private static @Nullable String kind(@Nullable JsonToken token) {
		return switch (token) {
			case START_ARRAY -> "an array";
			case START_OBJECT, PROPERTY_NAME -> "an object";
			case VALUE_STRING -> "a text";
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
			case VALUE_TRUE, VALUE_FALSE -> "true or false";
			case VALUE_NULL -> "null";
			case null, default -> null;
		};
	}

}
