package dev.rollcall.cluster;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link JsonText}.
 */
class JsonTextTests {

	@Test
	void findsAMemberOfTheOutermostObject() {
		assertThat(JsonText.member("""
				{ "message" : "token", "user": {"token":"inner"}, "list":["token", {"token":"no"}],
				  "odd":"\\"token\\":\\"quoted\\" } ]", "token" : "eyJ.a_b-c.D" }""", "token")).contains("eyJ.a_b-c.D");
	}

	@Test
	void findsNothingRatherThanHalfAText() {
		assertThat(JsonText.member("{\"token\":\"abc\\u0041\"}", "token")).isEmpty();
		assertThat(JsonText.member("{\"token\":\"abc", "token")).isEmpty();
		assertThat(JsonText.member("{\"token\":12}", "token")).isEmpty();
		assertThat(JsonText.member("{\"user\":{\"token\":\"abc\"}}", "token")).isEmpty();
		assertThat(JsonText.member("token", "token")).isEmpty();
		assertThat(JsonText.member("", "token")).isEmpty();
	}

	@Test
	void makesALineOfAnyText() {
		assertThat(JsonText.line("{\"detail\":\" a \\\"b\\\" \\u00e9\\/\\n\\u001b[31m$1 \\\\n\"}", "detail"))
			.contains("a \"b\" \u00e9/  [31m$1 \\n");
		assertThat(JsonText.line("{\"detail\":\"\",\"inner\":{\"title\":\"x\"}}", "detail")).isEmpty();
		assertThat(JsonText.line("{\"detail\":12,\"inner\":{\"title\":\"x\"}}", "title")).isEmpty();
	}

	@Test
	void quotesWhateverAPasswordHolds() {
		assertThat(JsonText.quote("a\"b\\c\nd\u00e9")).isEqualTo("\"a\\\"b\\\\c\\u000ad\u00e9\"");
	}

}
