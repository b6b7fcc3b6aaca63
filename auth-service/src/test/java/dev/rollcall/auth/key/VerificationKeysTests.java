package dev.rollcall.auth.key;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class VerificationKeysTests {

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private final Table table = new Table();

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private final VerificationKeys keys = new VerificationKeys(this.table, INTERVAL, () -> this.now);

	@Test
	void readTheTableOnceAMinute() throws Exception {
		ECKey key = this.table.add();
		for (int i = 0; i < 100; i++) {
			assertThat(select(key.getKeyID())).containsExactly(key.toPublicJWK());
		}
		assertThat(this.table.reads).isEqualTo(1);
		this.now = this.now.plusSeconds(60);
		select(key.getKeyID());
		assertThat(this.table.reads).isEqualTo(2);
	}

	@Test
	void lookForAnUnknownKeyOnceAnInterval() throws Exception {
		this.table.add();
		assertThat(select("unknown")).isEmpty();
		for (int i = 0; i < 100; i++) {
			assertThat(select("unknown-" + i)).isEmpty();
		}
		assertThat(this.table.reads).isEqualTo(1);
		ECKey made = this.table.add();
		this.now = this.now.plus(INTERVAL);
		assertThat(select(made.getKeyID())).containsExactly(made.toPublicJWK());
		assertThat(this.table.reads).isEqualTo(2);
	}

	@Test
	void knowTheirKeysWhileTheDatabaseIsAway() throws Exception {
		ECKey key = this.table.add();
		select(key.getKeyID());
		this.table.away = true;
		this.now = this.now.plus(Duration.ofHours(1));
		assertThat(select(key.getKeyID())).containsExactly(key.toPublicJWK());
		assertThat(this.keys.all().getKeys()).containsExactly(key.toPublicJWK());
	}

	@Test
	void doNotCallAKeyUnknownWhileTheDatabaseIsAway() throws Exception {
		ECKey key = this.table.add();
		this.table.away = true;
		assertThatExceptionOfType(JWKSetUnavailableException.class).isThrownBy(() -> select(key.getKeyID()));
		assertThatExceptionOfType(JWKSetUnavailableException.class).isThrownBy(this.keys::all);
		this.table.away = false;
		this.now = this.now.plusSeconds(1);
		assertThat(select(key.getKeyID())).containsExactly(key.toPublicJWK());
		assertThat(select("unknown")).isEmpty();
	}

	private List<JWK> select(String kid) throws JWKSetUnavailableException {
		return this.keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(kid).build()), null);
	}

	/** The table in memory, which can be away. */
	private static final class Table implements SigningKeyRepository {

		private final List<StoredSigningKey> rows = new ArrayList<>();

		private int reads;

		private boolean away;

		ECKey add() throws Exception {
			ECKey pair = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
			this.rows.add(new StoredSigningKey() {
				@Override
				ECKey publicKey() {
					return pair.toPublicJWK();
				}
			});
			return pair;
		}

		@Override
		public List<StoredSigningKey> findAllByOrderByGeneration() {
			this.reads++;
			if (this.away) {
				throw new DataAccessResourceFailureException("away");
			}
			return List.copyOf(this.rows);
		}

		@Override
		public Optional<StoredSigningKey> findById(int generation) {
			throw new UnsupportedOperationException();
		}

		@Override
		public int insertIfAbsent(int generation, String kid, String publicKey, String privateKey,
				long createdAtMillis) {
			throw new UnsupportedOperationException();
		}

	}

}
