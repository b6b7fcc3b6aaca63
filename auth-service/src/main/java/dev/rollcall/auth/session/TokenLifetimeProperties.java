package dev.rollcall.auth.session;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long tokens are good for.
 *
 * @param accessTokenLifetime of the token that each request carries, 1 s to 7 days
 * ({@code JWT_EXPIRY}); what is taken from a user takes effect no later than this
 * @param refreshTokenLifetime of the token that gets the next one, counted anew each
 * time, not less than the access token's
 */
@ConfigurationProperties("rollcall.auth.token")
record TokenLifetimeProperties(@DefaultValue("15m") Duration accessTokenLifetime,
		@DefaultValue("30d") Duration refreshTokenLifetime) {

	private static final Duration ACCESS_MIN = Duration.ofSeconds(1);

	private static final Duration ACCESS_MAX = Duration.ofDays(7);

	TokenLifetimeProperties {
		if (accessTokenLifetime.compareTo(ACCESS_MIN) < 0 || accessTokenLifetime.compareTo(ACCESS_MAX) > 0) {
			throw new IllegalArgumentException("rollcall.auth.token.access-token-lifetime (JWT_EXPIRY) must be 1s to 7d"
					+ ", not " + accessTokenLifetime);
		}
		if (refreshTokenLifetime.compareTo(accessTokenLifetime) < 0) {
			throw new IllegalArgumentException(
					"rollcall.auth.token.refresh-token-lifetime must not be less than the access token's");
		}
	}

}
