package dev.rollcall.benchmark.report;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import dev.rollcall.cluster.JsonText;

/**
 * Writes JSON: maps, lists, numbers and truths; whatever else as its text.
 */
final class Json {

	private Json() {
	}

	static String of(Object value) {
		return switch (value) {
			case Map<?, ?> members -> members.entrySet()
				.stream()
				.map((member) -> text(member.getKey()) + ":" + of(member.getValue()))
				.collect(Collectors.joining(",", "{", "}"));
			case Iterable<?> items -> StreamSupport.stream(items.spliterator(), false)
				.map(Json::of)
				.collect(Collectors.joining(",", "[", "]"));
			case Number number -> number.toString();
			case Boolean truth -> truth.toString();
			default -> text(value);
		};
	}

	private static String text(Object value) {
		return JsonText.quote(value.toString());
	}

}
