package dev.rollcall.starter.idempotency;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IdempotencyPropertiesTests {

	private final MapConfigurationPropertySource source = new MapConfigurationPropertySource();

	@Test
	void hasTheDefaultsOfTheContract() {
		assertThat(bind("table", "data_idempotency")).isEqualTo(new IdempotencyProperties("data_idempotency",
				Duration.ofHours(24), 1_000_000, Duration.ofMillis(1500), Duration.ofSeconds(10)));
	}

	@ParameterizedTest
	@CsvSource({ "table,a; drop table b", "table,A", "retention,0s", "records-max,0", "wait-max,0s",
			"sweep-interval,-1s" })
	void refusesWhatMakesNoSense(String name, String value) {
		this.source.put("rollcall.idempotency.table", "data_idempotency");
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(name, value))
			.havingRootCause()
			.withMessageContaining("rollcall.idempotency." + name);
	}

	private IdempotencyProperties bind(String name, String value) {
		this.source.put("rollcall.idempotency." + name, value);
		return new Binder(this.source).bindOrCreate("rollcall.idempotency", IdempotencyProperties.class);
	}

}
