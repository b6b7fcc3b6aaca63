package dev.rollcall.starter.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.UUID;

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
import dev.rollcall.starter.instance.WarmUpCaller;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of an instance that warms up. The stranger's is of a key that nobody has,
 * which makes the instance fetch the public ones. The user's is good: of a key that is
 * made for it, never leaves the process, and is forgotten before the web server accepts.
 */
class WarmUpTokens implements WarmUpCaller {

	private static final String EVERYWHERE = "Every JDK can sign with ES256";

	private static final Duration VALID = Duration.ofMinutes(1);

	private final TokenProperties properties;

	private final InstantSource clock;

	/** Null but during the warm-up. */
	private volatile @Nullable ECKey key;

	WarmUpTokens(TokenProperties properties, InstantSource clock) {
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public String stranger() {
		return token(newKey());
	}

	@Override
	public String user() {
		ECKey own = newKey();
		this.key = own;
		return token(own);
	}

	@Override
	public void forget() {
		this.key = null;
	}

	/**
	 * What tokens are checked with.
	 * @param keys where everybody's keys are
	 * @return the same, and the key of the warm-up while that lasts
	 */
	JWKSource<SecurityContext> before(JWKSource<SecurityContext> keys) {
		return (selector, context) -> {
			ECKey own = this.key;
			if (own != null) {
				List<JWK> selected = selector.select(new JWKSet(own.toPublicJWK()));
				if (!selected.isEmpty()) {
					return selected;
				}
			}
			return keys.get(selector, context);
		};
	}

	private static ECKey newKey() {
		try {
			return new ECKeyGenerator(Curve.P_256).keyID("warm-up-" + UUID.randomUUID()).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(EVERYWHERE, ex);
		}
	}

	private String token(ECKey signing) {
		Instant now = this.clock.instant();
		JWTClaimsSet claims = new JWTClaimsSet.Builder().subject("warm-up")
			.issuer(this.properties.issuer())
			.audience(this.properties.audience())
			.jwtID(UUID.randomUUID().toString())
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plus(VALID)))
			.claim("roles", List.of(Caller.USER))
			.build();
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(signing.getKeyID()).build(),
				claims);
		try {
			token.sign(new ECDSASigner(signing));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(EVERYWHERE, ex);
		}
		return token.serialize();
	}

}
