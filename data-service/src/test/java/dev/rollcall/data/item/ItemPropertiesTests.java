package dev.rollcall.data.item;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.rollcall.starter.testing.HttpProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ItemPropertiesTests extends ItemFixtures {

	@Test
	void hasTheDefaultsOfTheContract() {
		assertThat(bind(new MapConfigurationPropertySource()))
			.isEqualTo(new ItemProperties(DataSize.ofKilobytes(256), DataSize.ofKilobytes(16), 32, 64, 50, 500,
					DataSize.ofMegabytes(16), DataSize.ofMegabytes(24), 10_000, 3));
	}

	@ParameterizedTest
	@CsvSource({ "value-size-max,0B", "metadata-size-max,-1B", "metadata-entries-max,-1", "metadata-name-length-max,0",
			"page-size-max,0", "page-size-default,0", "page-size-default,501", "page-value-size-max,255KB",
			"pages-size-max,15MB", "count-max,499", "filters-max,-1" })
	void refusesALimitThatMakesNoSense(String name, String value) {
		MapConfigurationPropertySource source = new MapConfigurationPropertySource();
		source.put("rollcall.data.item." + name, value);
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(source))
			.havingRootCause()
			.withMessageContaining("rollcall.data.item." + name);
	}

	private static ItemProperties bind(MapConfigurationPropertySource source) {
		return new Binder(source).bindOrCreate("rollcall.data.item", ItemProperties.class);
	}

	@Test
	void boundsTheValue() {
		String largest = "\"" + "a".repeat(256 * 1024 - 2) + "\"";
		create("v", largest);
		assertProblem(tryCreate("v2", "\"a" + largest.substring(1)), 413, "value-too-large");
		assertProblem(owner().put(path("v"), "{\"value\":\"a" + largest.substring(1) + "}"), 413, "value-too-large");
		assertThat(read("v").path("version").asInt()).isEqualTo(1);
		assertProblem(tryCreate("v3", "\"" + "\u00e4".repeat(128 * 1024) + "\""), 413, "value-too-large");
		assertThat(tryCreate("v4", "[" + " ".repeat(300_000) + "]").status()).as("white space does not count")
			.isEqualTo(201);
	}

	@Test
	void boundsTheEntriesOfMetadata() {
		create("e", "1", entries(32));
		assertInvalid(tryCreate("e2", "1", entries(33)), "metadata");
		assertInvalid(owner().put(path("e"), "{\"metadata\":" + entries(33) + "}"), "metadata");
		assertThat(read("e").path("metadata").size()).isEqualTo(32);
	}

	@Test
	void boundsTheSizeOfMetadata() {
		create("s", "1", "{\"n\":\"" + "a".repeat(16 * 1024 - 1) + "\"}");
		assertInvalid(tryCreate("s2", "1", "{\"n\":\"" + "a".repeat(16 * 1024) + "\"}"), "metadata");
		assertInvalid(tryCreate("s2", "1", "{\"n\":\"" + "\u00e4".repeat(8 * 1024) + "\"}"), "metadata");
	}

	@Test
	void boundsTheNamesOfMetadata() {
		create("n", "1", "{\"" + "\u00e4".repeat(64) + "\":\"\",\"a b.c'%\":\"x\"}");
		for (String name : new String[] { "", "a".repeat(65), "\\u0000", "a\\n", "\\u007f" }) {
			assertInvalid(tryCreate("n2", "1", "{\"" + name + "\":\"x\"}"), "metadata");
		}
		// the parser of UTF-8 refuses half a surrogate pair in a name, the one of other
		// encodings does not
		HttpProbe latin1 = owner().with("Content-Type", "application/json;charset=ISO-8859-1");
		for (String value : new String[] { "1", "\"x\"" }) {
			String body = "{\"key\":\"n2\",\"value\":1,\"metadata\":{\"\\ud800\":" + value + "}}";
			assertInvalid(latin1.post(PATH, body), "metadata");
			assertThat(owner().post(PATH, body).status()).isEqualTo(400);
		}
	}

	@Test
	void keepsTextsOfMetadataAndRefusesThoseThatCannotBeStored() {
		create("t", "1", "{\"a\":\"\\t'\\\"\u00e4\ud83d\ude00%_\"}");
		assertThat(read("t").path("metadata").path("a").asString()).isEqualTo("\t'\"\u00e4\ud83d\ude00%_");
		assertInvalid(tryCreate("t2", "1", "{\"a\":\"\\u0000\"}"), "metadata");
		assertInvalid(tryCreate("t2", "1", "{\"a\":\"\\ud800\"}"), "metadata");
	}

	private static String entries(int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> "\"n" + i + "\":\"" + i + "\"")
			.collect(Collectors.joining(",", "{", "}"));
	}

}
