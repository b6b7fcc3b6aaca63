package dev.rollcall.monitor.check;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How often, how long and how many. */
class CheckPropertiesTests {

	private static final String PREFIX = "rollcall.monitor.check";

	@Test
	void hasTheDefaultsOfTheContract() {
		CheckProperties defaults = new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate(PREFIX,
				CheckProperties.class);
		assertThat(defaults).isEqualTo(new CheckProperties(Duration.ofSeconds(5), Duration.ofSeconds(2),
				DataSize.ofKilobytes(64), 16, 500, 3, Duration.ofSeconds(15), Duration.ofMinutes(10)));
	}

	@Test
	void giveARoundTheTimeThatHangingInstancesTake() {
		Map<String, String> many = Map.of(PREFIX + ".instances-max", "101", PREFIX + ".concurrency-max", "10",
				PREFIX + ".timeout", "3s");
		assertThat(new Binder(new MapConfigurationPropertySource(many)).bind(PREFIX, CheckProperties.class)
			.get()
			.roundMax()).isEqualTo(Duration.ofSeconds(11 * 3 + 3));
	}

	@ParameterizedTest
	@CsvSource({ "interval,99ms", "timeout,0s", "timeout,6s", "size-max,0B", "concurrency-max,0", "instances-max,0",
			"outage-after,0", "missing-grace,-1s", "retention,1s" })
	void refusesWhatMakesNoSense(String name, String value) {
		Binder binder = new Binder(new MapConfigurationPropertySource(Map.of(PREFIX + "." + name, value)));
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> binder.bind(PREFIX, CheckProperties.class))
			.havingRootCause()
			.withMessageContaining(PREFIX + "." + name);
	}

}
