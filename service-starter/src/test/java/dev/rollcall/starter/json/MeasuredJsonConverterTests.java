package dev.rollcall.starter.json;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.mock.http.MockHttpOutputMessage;

import static org.assertj.core.api.Assertions.assertThat;

class MeasuredJsonConverterTests {

	private final MeasuredJsonConverter converter = new MeasuredJsonConverter(new JsonMapper());

	@Test
	void saysHowLongAShortAnswerIs() throws IOException {
		MockHttpOutputMessage answer = write("ä");
		assertThat(answer.getBodyAsString()).isEqualTo("{\"text\":\"ä\"}");
		assertThat(answer.getHeaders().getContentLength()).isEqualTo(13);
		assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
	}

	@Test
	void writesAsMuchAsItMeasuresAndMore() throws IOException {
		int others = "{\"text\":\"\"}".length();
		for (int length : new int[] { 8 * 1024 - 1, 8 * 1024, 8 * 1024 + 1, 100_000 }) {
			String text = "x".repeat(length - others);
			MockHttpOutputMessage answer = write(text);
			assertThat(answer.getBodyAsString()).isEqualTo("{\"text\":\"" + text + "\"}");
			assertThat(answer.getHeaders().getContentLength()).as("%d bytes", length)
				.isEqualTo((length <= 8 * 1024) ? length : -1);
		}
	}

	private MockHttpOutputMessage write(String text) throws IOException {
		MockHttpOutputMessage answer = new MockHttpOutputMessage();
		this.converter.write(Map.of("text", text), MediaType.APPLICATION_JSON, answer);
		return answer;
	}

}
