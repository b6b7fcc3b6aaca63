package dev.rollcall.starter.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;

import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RememberingJwtDecoderTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final ECKey key = newKey();

	private final List<JWK> published = new ArrayList<>(List.of(this.key.toPublicJWK()));

	private Instant now = NOW;

	private int verified;

	private boolean withdrawn;

	@Test
	void verifiesASignatureOnce() {
		RememberingJwtDecoder decoder = decoder(10);
		String token = token(this.key);
		assertThat(decoder.decode(token).getSubject()).isEqualTo("alice");
		assertThat(decoder.decode(token).getSubject()).isEqualTo("alice");
		assertThat(this.verified).isEqualTo(1);
	}

	@Test
	void verifiesEachTimeWhereNothingIsToBeRemembered() {
		RememberingJwtDecoder decoder = decoder(0);
		String token = token(this.key);
		decoder.decode(token);
		decoder.decode(token);
		assertThat(this.verified).isEqualTo(2);
	}

	@Test
	void refusesARememberedTokenThatHasExpired() {
		RememberingJwtDecoder decoder = decoder(10);
		String token = token(this.key);
		decoder.decode(token);
		this.now = NOW.plus(Duration.ofMinutes(6));
		assertThatExceptionOfType(JwtValidationException.class).isThrownBy(() -> decoder.decode(token))
			.withMessageContaining("expired");
	}

	@Test
	void refusesARememberedTokenWhoseKeyIsWithdrawn() {
		RememberingJwtDecoder decoder = decoder(10);
		String token = token(this.key);
		decoder.decode(token);
		this.published.clear();
		assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(token));
	}

	@Test
	void refusesATokenWhoseKeyWasWithdrawnWhileItWasVerified() {
		this.withdrawn = true;
		RememberingJwtDecoder decoder = decoder(10);
		String token = token(this.key);
		assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(token));
		assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(token));
	}

	@Test
	void refusesARememberedTokenWhenAnotherKeyTookTheIdOfItsKey() {
		RememberingJwtDecoder decoder = decoder(10);
		String token = token(this.key);
		decoder.decode(token);
		this.published.set(0, newKey().toPublicJWK());
		assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(token));
	}

	@Test
	void remembersNoTokenThatSomebodyElseSigned() {
		RememberingJwtDecoder decoder = decoder(10);
		String forged = token(newKey());
		assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(forged));
		assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(forged));
		assertThat(this.verified).isEqualTo(2);
	}

	private RememberingJwtDecoder decoder(int sizeMax) {
		JWKSource<SecurityContext> keys = (selector, context) -> selector.select(new JWKSet(this.published));
		NimbusJwtDecoder verifier = NimbusJwtDecoder.withJwkSource(keys).jwsAlgorithm(SignatureAlgorithm.ES256).build();
		verifier.setJwtValidator((token) -> OAuth2TokenValidatorResult.success());
		JwtTimestampValidator timestamps = new JwtTimestampValidator(Duration.ZERO);
		timestamps.setClock(new Clock() {

			@Override
			public ZoneId getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}

			@Override
			public Instant instant() {
				return RememberingJwtDecoderTests.this.now;
			}

		});
		return new RememberingJwtDecoder((token) -> {
			this.verified++;
			Jwt jwt = verifier.decode(token);
			if (this.withdrawn) {
				this.published.clear();
			}
			return jwt;
		}, timestamps, keys, sizeMax);
	}

	private static ECKey newKey() {
		try {
			return new ECKeyGenerator(Curve.P_256).keyID("one").generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String token(ECKey key) {
		try {
			SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
					new JWTClaimsSet.Builder().subject("alice")
						.issueTime(Date.from(NOW))
						.expirationTime(Date.from(NOW.plus(Duration.ofMinutes(5))))
						.build());
			token.sign(new ECDSASigner(key));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
