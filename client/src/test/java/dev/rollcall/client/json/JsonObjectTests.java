package dev.rollcall.client.json;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link JsonObject}.
 */
class JsonObjectTests {

	@ParameterizedTest
	@CsvSource({ "3.0, 3.0", "0.30000000000000004, 0.30000000000000004", "1.0E10, 1.0E10", "-1e400, -1e400",
			"123456789012345678901, 123456789012345678901", "true, true", "'\"a \\\"b\\\"\"', 'a \"b\"'" })
	void keepsTextsAndNumbersAsTheyWereSpelled(String value, String text) {
		assertThat(JsonObject.parse("{\"x\":" + value + "}").orElseThrow().text("x")).contains(text);
	}

	@Test
	void findsWhatLiesDeeper() {
		JsonObject object = JsonObject
			.parse("{\"a\":{\"b\":\"c\"},\"list\":[{\"n\":1},2,[{}],{\"n\":3}],\"none\":null,\"after\":\"x\"}")
			.orElseThrow();
		assertThat(object.object("a").text("b")).contains("c");
		assertThat(object.objects("list").orElseThrow()).extracting((item) -> item.text("n").orElse(""))
			.containsExactly("1", "3");
		assertThat(object.text("none")).isEmpty();
		assertThat(object.text("a")).isEmpty();
		assertThat(object.objects("a")).isEmpty();
		assertThat(object.object("missing").text("b")).isEmpty();
		assertThat(object.text("after")).contains("x");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "[1]", "1", "{\"a\":", "{\"a\":1", "{} {}", "<html>" })
	void anythingElseIsNoObject(String text) {
		assertThat(JsonObject.parse(text)).isEmpty();
	}

	@Test
	void writesTextsAndNumbers() {
		JsonObject object = JsonObject.empty()
			.with("text", "a \"b\"\n")
			.with("decimal", new BigDecimal("1E-10"))
			.with("integer", BigInteger.TEN.pow(30));
		assertThat(object.write()).isEqualTo(
				"{\"text\":\"a \\\"b\\\"\\n\",\"decimal\":0.0000000001,\"integer\":1000000000000000000000000000000}");
		assertThat(object).hasToString("JsonObject[text, decimal, integer]");
	}

}
