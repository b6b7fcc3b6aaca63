package dev.rollcall.starter.token;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a token must say to be taken.
 *
 * @param issuer the claim {@code iss}
 * @param audience the value that {@code aud} must contain
 * @param clockSkew how far the clocks of issuer and checker may differ, 0 to 5 minutes
 * @param keysRefreshIntervalMin the least time between two fetches of the public keys
 * that succeed, after one that fails it is a second; what keeps tokens with invented key
 * ids from flooding auth-service
 * @param keysFile where the public keys are kept for a start without auth-service
 * @param rememberedMax of how many tokens the signature is not verified again; 0 for none
 */
@ConfigurationProperties("rollcall.token")
public record TokenProperties(@DefaultValue("rollcall") String issuer, @DefaultValue("rollcall") String audience,
		@DefaultValue("30s") Duration clockSkew, @DefaultValue("10s") Duration keysRefreshIntervalMin,
		@DefaultValue("data/public-keys.json") Path keysFile, @DefaultValue("1000") int rememberedMax) {

	private static final Duration CLOCK_SKEW_MAX = Duration.ofMinutes(5);

	public TokenProperties {
		if (issuer.isBlank() || audience.isBlank()) {
			throw new IllegalArgumentException("rollcall.token.issuer and rollcall.token.audience must not be empty");
		}
		if (clockSkew.isNegative() || clockSkew.compareTo(CLOCK_SKEW_MAX) > 0) {
			throw new IllegalArgumentException("rollcall.token.clock-skew must be 0s to 5m, not " + clockSkew);
		}
		if (keysRefreshIntervalMin.toMillis() < 1) {
			throw new IllegalArgumentException("rollcall.token.keys-refresh-interval-min must be at least 1ms");
		}
		if (keysFile.getFileName() == null || keysFile.toString().isEmpty()) {
			throw new IllegalArgumentException("rollcall.token.keys-file must name a file, not '" + keysFile + "'");
		}
		if (rememberedMax < 0) {
			throw new IllegalArgumentException("rollcall.token.remembered-max must not be negative");
		}
	}

}
