package dev.rollcall.benchmark.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JsonTests {

	@Test
	void writesWhatResultsConsistOf() {
		Map<String, Object> value = new LinkedHashMap<>();
		value.put("name", "a \"name\"\n");
		value.put("times", List.of(1, 2.5));
		value.put("nothing", Map.of());
		value.put("true", true);
		assertThat(Json.of(value))
			.isEqualTo("{\"name\":\"a \\\"name\\\"\\u000a\",\"times\":[1,2.5],\"nothing\":{},\"true\":true}");
	}

}
