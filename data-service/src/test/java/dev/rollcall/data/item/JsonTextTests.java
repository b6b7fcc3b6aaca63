package dev.rollcall.data.item;

import java.time.Duration;

import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class JsonTextTests extends ItemFixtures {

	@ParameterizedTest
	@ValueSource(strings = { "0", "-0", "-0.0", "0.1", "1.0", "1.10", "12345678901234567890", "1e400", "1E400",
			"1e-400", "-1.5E+300", "1e1000000000", "1e-1000000000", "123456789.123456789123456789123456789", "true",
			"false", "null", "\"\"", "\"text\"", "[]", "{}", "[[],{},[{}]]", "[1,\"2\",null,{\"a\":[true]}]",
			"{\"\":{\"b\":[1,2]},\"c\":\"d\"}", "\"\\u0000\\u001f\"", "\"\\\"\\\\\"", "\"\u00e4\u20ac\ud83d\ude00\"",
			"{\"\ud83d\ude00\":1}", "\"\\ud800\"", "\"\\udc00\\ud800x\"", "\"</script>\u2028\"" })
	void keepsAValueAsItIs(String value) {
		Answer created = tryCreate("v", value);
		assertThat(created.status()).as(created.text()).isEqualTo(201);
		assertThat(created.text()).contains("\"value\":" + value + ",");
		assertThat(owner().get(path("v")).text()).contains("\"value\":" + value + ",");
		assertThat(owner().get(PATH + "?prefix=" + this.prefix).text()).contains("\"value\":" + value + ",");
		assertThat(owner().put(path("v"), "{\"value\":" + value + "}").text()).contains("\"value\":" + value + ",");
	}

	@Test
	void keepsTheValueButNotTheSpellingOfTexts() {
		assertThat(tryCreate("s", " { \"a\\u0062\" : \"\\u00e4\\/\\n\\ud83d\\ude00\" , \"c\" : [ 1 , 2 ] } ").text())
			.contains("\"value\":{\"ab\":\"\u00e4/\\n\ud83d\ude00\",\"c\":[1,2]},");
	}

	@Test
	void keepsLongNamesAndRefusesLongerOnes() {
		String longest = "{\"" + "n".repeat(1024) + "\":1}";
		assertThat(tryCreate("name", longest).text()).contains("\"value\":" + longest + ",");
		String umlauts = "{\"" + "\u00e4".repeat(512) + "\":1}";
		assertThat(tryCreate("umlauts", umlauts).text()).contains("\"value\":" + umlauts + ",");
		assertThat(tryCreate("longer", umlauts.replace("\":", "\u00e4\":")).status()).isEqualTo(400);
		Answer refused = tryCreate("longer", "[{\"n" + longest.substring(2) + "]");
		assertThat(refused.status()).as(refused.text()).isEqualTo(400);
		assertThat(refused.json().path("detail").asString()).contains("a name that is too long");
		assertThat(owner().get(path("longer")).status()).isEqualTo(404);
	}

	@Test
	void storesEscapesAsShortAsTheyCame() {
		String escapes = "\\n\\t\\r\\b\\f\\\"\\\\";
		String largest = "\"" + escapes.repeat((256 * 1024 - 2) / escapes.length()) + "\"";
		assertThat(tryCreate("short", largest).text()).contains("\"value\":" + largest + ",");
		assertThat(owner().get(path("short")).text()).contains("\"value\":" + largest + ",");
		assertThat(tryCreate("long", "{\"\\u000a\":\"\\u0009\\u0001\\u007f\"}").text())
			.contains("\"value\":{\"\\n\":\"\\t\\u0001\u007f\"},");
	}

	@Test
	void keepsNamesThatWereSentAsEscapes() {
		assertThat(tryCreate("names", "{\"\\ud83d\\ude00\\u00e4\\n\":1}").text())
			.contains("\"value\":{\"\ud83d\ude00\u00e4\\n\":1},");
	}

	@Test
	void keepsNumbersOfUpToAThousandDigits() {
		String whole = "9".repeat(1000);
		assertThat(tryCreate("n", "[" + whole + ",-" + whole + "]").text()).contains("[" + whole + ",-" + whole + "]");
		String fraction = "0." + "3".repeat(998);
		assertThat(owner().put(path("n"), "{\"value\":" + fraction + "}").text())
			.contains("\"value\":" + fraction + ",");
		assertThat(owner().put(path("n"), "{\"value\":9" + whole + "}").status()).isEqualTo(400);
		assertThat(owner().put(path("n"), "{\"value\":[0.9" + whole + "]}").status()).isEqualTo(400);
		assertThat(read("n").path("version").asInt()).isEqualTo(2);
	}

	@Test
	void neverComputesAHugeNumber() {
		String numbers = "1e999999999,".repeat(10_000);
		long start = System.nanoTime();
		assertThat(tryCreate("huge", "[" + numbers + "1]").status()).isEqualTo(201);
		assertThat(owner().get(path("huge")).text()).contains("[" + numbers + "1]");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
	}

	@Test
	void keepsDeepValuesAndRefusesDeeperOnes() {
		String deep = "[".repeat(63) + "]".repeat(63);
		assertThat(tryCreate("deep", deep).text()).contains("\"value\":" + deep + ",");
		assertThat(tryCreate("deeper", "[" + deep + "]").status()).isEqualTo(400);
		assertThat(tryCreate("objects", "{\"a\":".repeat(63) + "1" + "}".repeat(63)).status()).isEqualTo(201);
		assertThat(tryCreate("deepest", "[".repeat(100_000) + "]".repeat(100_000)).status()).isEqualTo(400);
	}

	@Test
	void refusesWhatIsNoJsonValue() {
		for (String value : new String[] { "NaN", "Infinity", "01", "+1", ".5", "1.", "0x1", "'a'", "tru", "[1,]",
				"{\"a\":1,\"a\":2}", "{a:1}", "", "1 2", "\"\t\"", "//\n1" }) {
			assertThat(tryCreate("bad", value).status()).as(value).isEqualTo(400);
		}
		assertThat(owner().get(path("bad")).status()).isEqualTo(404);
	}

	@Test
	void keepsLargeTextsBeyondTheBasicPlane() {
		String text = "\"x" + "\ud83d\ude00".repeat(60_000) + "\"";
		assertThat(tryCreate("emoji", text).status()).isEqualTo(201);
		assertThat(owner().get(path("emoji")).text()).contains("\"value\":" + text + ",");
	}

}
