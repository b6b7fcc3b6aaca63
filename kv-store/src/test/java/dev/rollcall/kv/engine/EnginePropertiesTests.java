package dev.rollcall.kv.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EnginePropertiesTests {

	@Test
	void hasDefaults() {
		EngineProperties properties = bind(Map.of());
		assertThat(properties).isEqualTo(new EngineProperties(Path.of("data"), DataSize.ofMegabytes(32), 10_000, 512,
				32, Duration.ofSeconds(2), Duration.ofSeconds(1),
				new EngineProperties.Replays(1_000_000, DataSize.ofMegabytes(64), Duration.ofDays(1))));
	}

	@ParameterizedTest
	@CsvSource({ "size-max, 0B", "digits-max, 0", "batch-max, 0", "queue-size-max, 0", "write-timeout, 0s",
			"sweep-interval, 0s", "replays.count-max, 0", "replays.size-max, 0B", "replays.age-max, 0s" })
	void refusesWhatIsNotPositive(String name, String value) {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(Map.of(name, value)))
			.havingRootCause()
			.withMessage("rollcall.kv.engine." + name + " must be positive, not 0");
	}

	private static EngineProperties bind(Map<String, String> values) {
		MapConfigurationPropertySource source = new MapConfigurationPropertySource();
		source.put("rollcall.kv.engine.folder", "data");
		values.forEach((name, value) -> source.put("rollcall.kv.engine." + name, value));
		return new Binder(source).bind("rollcall.kv.engine", EngineProperties.class).get();
	}

}
