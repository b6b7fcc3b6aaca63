package dev.rollcall.compute.worker;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class WorkerPropertiesTests {

	private static WorkerProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("rollcall.compute.worker",
				WorkerProperties.class);
	}

	@Test
	void leasesForFiveSecondsAndRenewsInTime() {
		WorkerProperties properties = bind(Map.of());
		assertThat(properties.leaseDuration()).isEqualTo(Duration.ofSeconds(5));
		assertThat(properties.renewalInterval().multipliedBy(2)).isLessThan(properties.leaseDuration());
		assertThat(properties.pollInterval()).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void takesHalfTheProcessorsAndAtLeastOne() {
		assertThat(bind(Map.of()).threads()).isEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
		assertThat(bind(Map.of("rollcall.compute.worker.threads", "3")).threads()).isEqualTo(3);
	}

	@ParameterizedTest
	@CsvSource({ "threads, -1", "lease-duration, 999ms", "poll-interval, 9ms", "stop-wait, -1s",
			"heartbeat-interval, 999ms" })
	void refusesWhatMakesNoSense(String name, String value) {
		assertThatException().isThrownBy(() -> bind(Map.of("rollcall.compute.worker." + name, value)))
			.havingRootCause()
			.withMessageContaining("rollcall.compute.worker.");
	}

}
