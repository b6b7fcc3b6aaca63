package dev.rollcall.starter.token;

import java.util.List;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.util.ConcurrentLruCache;

/**
 * Verifies the signature of a token once: that takes longer than all else that an
 * ordinary request does. It holds while its key is among the keys, so a key that is
 * withdrawn ends its tokens as it ever did. What a token says of itself is looked at each
 * time. A token whose signature is wrong is never remembered.
 */
class RememberingJwtDecoder implements JwtDecoder {

	private final JwtDecoder verifier;

	private final OAuth2TokenValidator<Jwt> validator;

	private final JWKSource<SecurityContext> keys;

	private final ConcurrentLruCache<String, Verified> tokens;

	/**
	 * Creates one that remembers nothing yet.
	 * @param verifier checks signatures, and nothing else
	 * @param validator checks what tokens say
	 * @param keys the verifier's
	 * @param sizeMax how many tokens are remembered; 0 for none
	 */
	RememberingJwtDecoder(JwtDecoder verifier, OAuth2TokenValidator<Jwt> validator, JWKSource<SecurityContext> keys,
			int sizeMax) {
		this.verifier = verifier;
		this.validator = validator;
		this.keys = keys;
		this.tokens = new ConcurrentLruCache<>(sizeMax, this::verify);
	}

	@Override
	public Jwt decode(String token) {
		Verified verified = this.tokens.get(token);
		if (verified.keys().isEmpty() || !verified.keys().equals(keys(verified.jwt()))) {
			this.tokens.remove(token);
			verified = this.tokens.get(token);
		}
		List<OAuth2Error> errors = List.copyOf(this.validator.validate(verified.jwt()).getErrors());
		if (!errors.isEmpty()) {
			throw new JwtValidationException(errors.getFirst().getDescription(), errors);
		}
		return verified.jwt();
	}

	private Verified verify(String token) {
		Jwt jwt = this.verifier.decode(token);
		return new Verified(jwt, keys(jwt));
	}

	/** None where they cannot be had, and then the verifier has the last word. */
	private List<JWK> keys(Jwt jwt) {
		JWKMatcher sameId = new JWKMatcher.Builder().keyID((String) jwt.getHeaders().get("kid")).build();
		try {
			return this.keys.get(new JWKSelector(sameId), null);
		}
		catch (KeySourceException ex) {
			return List.of();
		}
	}

	/**
	 * A token whose signature is right.
	 *
	 * @param jwt what it says
	 * @param keys those with its key id
	 */
	private record Verified(Jwt jwt, List<JWK> keys) {
	}

}
