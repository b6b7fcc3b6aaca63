package dev.rollcall.auth.key;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The public halves of all signing keys, as the database has them. They are kept for a
 * minute, and for as long as the database is away. A key id that is not among them makes
 * for one more look, at most one an interval: another instance may have made a new key.
 */
class VerificationKeys implements JWKSource<SecurityContext> {

	private static final Logger log = LoggerFactory.getLogger(VerificationKeys.class);

	private static final Duration KEPT = Duration.ofMinutes(1);

	/** So that the service is back soon after its database is. */
	private static final Duration FAILURE_KEPT = Duration.ofSeconds(1);

	private final SigningKeyRepository repository;

	private final Duration lookIntervalMin;

	private final InstantSource clock;

	private volatile @Nullable Look last;

	VerificationKeys(SigningKeyRepository repository, Duration lookIntervalMin, InstantSource clock) {
		this.repository = repository;
		this.lookIntervalMin = lookIntervalMin;
		this.clock = clock;
	}

	@Override
	public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws JWKSetUnavailableException {
		List<JWK> known = selector.select(all());
		if (!known.isEmpty()) {
			return known;
		}
		Look look = look(this.lookIntervalMin);
		if (look.failure() != null) {
			throw unavailable(look);
		}
		return selector.select(look.keys());
	}

	/**
	 * All public keys.
	 * @return at most a minute old, older only while the database is away
	 * @throws JWKSetUnavailableException when the database has been away since the start
	 */
	JWKSet all() throws JWKSetUnavailableException {
		Look look = look(KEPT);
		if (look.keys().isEmpty() && look.failure() != null) {
			throw unavailable(look);
		}
		return look.keys();
	}

	private static JWKSetUnavailableException unavailable(Look look) {
		return new JWKSetUnavailableException("The database does not give the keys", look.failure());
	}

	private Look look(Duration ageMax) {
		Look known = this.last;
		return (known != null && known.isYounger(ageMax, this.clock.instant())) ? known : lookAgain(ageMax);
	}

	/** One at a time; those who waited take what it brought. */
	private synchronized Look lookAgain(Duration ageMax) {
		Look known = this.last;
		if (known != null && known.isYounger(ageMax, this.clock.instant())) {
			return known;
		}
		Look look;
		try {
			look = new Look(fromDatabase(), this.clock.instant(), null);
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("The database does not give the keys; those known before are kept: {}", ex.toString());
			look = new Look((known != null) ? known.keys() : new JWKSet(), this.clock.instant(), ex);
		}
		this.last = look;
		return look;
	}

	private JWKSet fromDatabase() {
		return new JWKSet(
				this.repository.findAllByOrderByGeneration().stream().<JWK>map(StoredSigningKey::publicKey).toList());
	}

	/**
	 * What the last look into the database brought.
	 *
	 * @param keys the keys, from an earlier look when this one failed
	 * @param at when it was
	 * @param failure why it failed, if it did
	 */
	private record Look(JWKSet keys, Instant at, @Nullable RuntimeException failure) {

		boolean isYounger(Duration age, Instant now) {
			return now.isBefore(this.at.plus((this.failure != null) ? FAILURE_KEPT : age));
		}

	}

}
