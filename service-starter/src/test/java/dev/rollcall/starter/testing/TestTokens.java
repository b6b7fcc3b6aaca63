package dev.rollcall.starter.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Real tokens for tests: signed with a key pair of the test, whose public half the
 * service under test is given where it would fetch auth-service's.
 */
public final class TestTokens {

	private static final ECKey TRUSTED = newKey("trusted");

	private static final ECKey FOREIGN = newKey("trusted");

	private TestTokens() {
	}

	/**
	 * A token that every service takes.
	 * @param userId the subject
	 * @param roles such as {@code USER}
	 * @return the token
	 */
	public static String of(String userId, String... roles) {
		return signed(TRUSTED, userId, List.of(roles), (claims) -> {
		});
	}

	/**
	 * A token like {@link #of}, signed with a key that nobody trusts but named the same.
	 * @param userId the subject
	 * @return the token
	 */
	public static String forged(String userId) {
		return signed(FOREIGN, userId, List.of("USER", "ADMIN"), (claims) -> {
		});
	}

	/**
	 * A token with claims of its own.
	 * @param userId the subject
	 * @param changes what differs from a valid token
	 * @return the token
	 */
	public static String with(String userId, Consumer<JWTClaimsSet.Builder> changes) {
		return signed(TRUSTED, userId, List.of("USER"), changes);
	}

	private static String signed(ECKey key, String userId, List<String> roles, Consumer<JWTClaimsSet.Builder> changes) {
		Instant now = Instant.now();
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().subject(userId)
			.issuer("rollcall")
			.audience("rollcall")
			.jwtID(UUID.randomUUID().toString())
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plus(Duration.ofMinutes(15))))
			.claim("roles", roles);
		changes.accept(claims);
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
				claims.build());
		try {
			token.sign(new ECDSASigner(key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return token.serialize();
	}

	private static ECKey newKey(String id) {
		try {
			return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Gives a service the public key of the test. */
	@TestConfiguration(proxyBeanMethods = false)
	public static class Keys {

		@Bean
		JWKSource<SecurityContext> publicKeys() {
			return new ImmutableJWKSet<>(new JWKSet(TRUSTED.toPublicJWK()));
		}

	}

}
