package dev.rollcall.client.balance;

import dev.rollcall.client.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link Answer}.
 */
class AnswerTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "{'detail':'a is missing','title':'Bad Request'} | a is missing", "{'title':'Gone'} | Gone",
					"{} | HTTP status 400", "[1] | HTTP status 400",
					"{'detail':' two\\nlines\\u001b[31m ','title':'x'} | two lines [31m" })
	void saysInOneLineWhatIsWrong(String body, String problem) {
		assertThat(answer(400, body).problem()).isEqualTo(problem);
	}

	@ParameterizedTest
	@CsvSource({ "{'result':2}, 2", "{'result':0.30000000000000004}, 0.30000000000000004",
			"{'result':'9007199254740993'}, 9007199254740993",
			"{'result':123456789012345678901}, 123456789012345678901", "{'result':3.0}, 3.0" })
	void givesNumbersAsTheyCame(String body, String result) {
		assertThat(answer(200, body.replace('\'', '"')).text("result")).isEqualTo(result);
	}

	@Test
	void refusesAnAnswerWithoutWhatWasAskedFor() {
		assertThatExceptionOfType(ClientException.class).isThrownBy(() -> answer(200, "{}").text("result"))
			.withMessage("the answer is none of ours: there is no 'result' in it");
	}

	@ParameterizedTest
	@CsvSource({ "200, false, false", "404, false, false", "409, false, false", "409, true, true", "429, true, false",
			"500, false, false", "502, false, true", "503, true, true", "504, false, true" })
	void knowsWhatAnotherServerMayDo(int status, boolean retryLater, boolean elsewhere) {
		assertThat(new Answer(status, retryLater, JsonObject.empty()).maySucceedElsewhere()).isEqualTo(elsewhere);
	}

	private static Answer answer(int status, String body) {
		return new Answer(status, false, JsonObject.parse(body.replace('\'', '"')).orElse(JsonObject.empty()));
	}

}
