package dev.rollcall.compute.job;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class JobPropertiesTests {

	private static JobProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("rollcall.compute.job",
				JobProperties.class);
	}

	@Test
	void hasTheDefaultsOfTheContract() {
		assertThat(bind(Map.of())).isEqualTo(new JobProperties(10_000, Duration.ofDays(7), 3, 10, Duration.ofHours(1),
				50, 500, DataSize.ofKilobytes(16), Duration.ofHours(24), Duration.ofMinutes(1)));
	}

	@ParameterizedTest
	@CsvSource({ "queue-size-max, 0", "delay-max, -1s", "attempts-max, 0", "attempts-default, 11", "timeout-max, 0s",
			"page-size-max, 0", "page-size-default, 501", "listed-size-max, -1B", "retention, -1s",
			"retention-interval, 0s" })
	void refusesWhatMakesNoSense(String name, String value) {
		assertThatException().isThrownBy(() -> bind(Map.of("rollcall.compute.job." + name, value)))
			.havingRootCause()
			.withMessageContaining("rollcall.compute.job.");
	}

}
