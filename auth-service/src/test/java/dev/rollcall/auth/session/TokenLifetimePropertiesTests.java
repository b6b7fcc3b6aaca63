package dev.rollcall.auth.session;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class TokenLifetimePropertiesTests {

	@Test
	void are15MinutesAnd30DaysUnlessSaidOtherwise() {
		TokenLifetimeProperties properties = bind(Map.of());
		assertThat(properties.accessTokenLifetime()).isEqualTo(Duration.ofMinutes(15));
		assertThat(properties.refreshTokenLifetime()).isEqualTo(Duration.ofDays(30));
	}

	@ParameterizedTest
	@CsvSource({ "24h, PT24H", "PT5M, PT5M", "1s, PT1S", "7d, P7D" })
	void takeBothSpellingsOfADuration(String text, Duration expected) {
		assertThat(bind(Map.of("rollcall.auth.token.access-token-lifetime", text)).accessTokenLifetime())
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0s, JWT_EXPIRY", "-1h, JWT_EXPIRY", "8d, JWT_EXPIRY" })
	void refuseALifetimeThatServesNobody(String text, String name) {
		assertThatException().isThrownBy(() -> bind(Map.of("rollcall.auth.token.access-token-lifetime", text)))
			.havingRootCause()
			.withMessageContaining(name);
	}

	@Test
	void refuseARefreshTokenThatEndsBeforeTheAccessToken() {
		assertThatException().isThrownBy(() -> bind(Map.of("rollcall.auth.token.refresh-token-lifetime", "1m")))
			.havingRootCause()
			.withMessageContaining("refresh-token-lifetime");
	}

	private static TokenLifetimeProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("rollcall.auth.token",
				TokenLifetimeProperties.class);
	}

}
