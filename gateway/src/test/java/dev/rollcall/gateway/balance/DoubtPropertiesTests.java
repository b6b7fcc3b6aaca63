package dev.rollcall.gateway.balance;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DoubtPropertiesTests {

	@Test
	void defaultTo90SecondsOfDoubtAndAQuestionASecond() {
		assertThat(bind(Map.of()))
			.isEqualTo(new DoubtProperties(Duration.ofSeconds(90), Duration.ofSeconds(5), Duration.ofSeconds(1)));
	}

	@Test
	void refuseFiguresOutOfRangeByName() {
		assertThatThrownBy(() -> bind(Map.of("rollcall.gateway.doubt.duration-max", "-1s"))).rootCause()
			.hasMessageContaining("duration-max must not be negative");
		assertThatThrownBy(() -> bind(Map.of("rollcall.gateway.doubt.window", "0s"))).rootCause()
			.hasMessageContaining("window must be more than 0 s");
		assertThatThrownBy(() -> bind(Map.of("rollcall.gateway.doubt.probe-interval", "0s"))).rootCause()
			.hasMessageContaining("probe-interval must be more than 0 s");
	}

	private static DoubtProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("rollcall.gateway.doubt",
				DoubtProperties.class);
	}

}
