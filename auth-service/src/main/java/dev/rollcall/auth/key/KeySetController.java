package dev.rollcall.auth.key;

import java.time.Duration;
import java.util.Map;

import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import dev.rollcall.starter.problem.ProblemException;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys, for whoever checks tokens (RFC 7517, 5). */
@RestController
class KeySetController {

	private static final Duration KEPT_BY_READERS = Duration.ofMinutes(5);

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private final VerificationKeys keys;

	KeySetController(VerificationKeys keys) {
		this.keys = keys;
	}

	@GetMapping("/api/auth/.well-known/jwks.json")
	ResponseEntity<Map<String, Object>> keySet() {
		try {
			return ResponseEntity.ok()
				.cacheControl(CacheControl.maxAge(KEPT_BY_READERS).cachePublic())
				.body(this.keys.all().toJSONObject(true));
		}
		catch (JWKSetUnavailableException ex) {
			throw ProblemException.unavailable("The database cannot be reached or is too busy", RETRY_AFTER, ex);
		}
	}

}
