package dev.rollcall.gateway.balance;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BalancePropertiesTests {

	@Test
	void defaultsTo3TriesAndASecond() {
		assertThat(bind(Map.of())).isEqualTo(new BalanceProperties(3, Duration.ofSeconds(1), Duration.ofSeconds(30)));
	}

	@Test
	void refusesFiguresOutOfRangeByName() {
		assertThatThrownBy(() -> bind(Map.of("rollcall.gateway.balance.tries-max", "0"))).rootCause()
			.hasMessageContaining("tries-max must be 1 to 9, not 0");
		assertThatThrownBy(() -> bind(Map.of("rollcall.gateway.balance.tries-max", "10"))).rootCause()
			.hasMessageContaining("not 10");
		assertThatThrownBy(() -> bind(Map.of("rollcall.gateway.balance.ejection-duration", "0s"))).rootCause()
			.hasMessageContaining("ejection-duration must be more than 0 s");
		assertThatThrownBy(() -> bind(Map.of("rollcall.gateway.balance.ejection-duration", "31s"))).rootCause()
			.hasMessageContaining("ejection-duration-max must be at least ejection-duration");
		assertThatThrownBy(() -> bind(Map.of("rollcall.gateway.balance.ejection-duration-max", "301s"))).rootCause()
			.hasMessageContaining("at most 5 min");
	}

	private static BalanceProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("rollcall.gateway.balance",
				BalanceProperties.class);
	}

}
