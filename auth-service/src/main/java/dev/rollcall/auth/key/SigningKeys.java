package dev.rollcall.auth.key;

import java.time.InstantSource;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * The keys that sign: all instances sign with the same one, whichever of them made it.
 */
@Component
public class SigningKeys implements InitializingBean {

	private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

	private static final int FIRST_GENERATION = 1;

	private final SigningKeyRepository repository;

	private final SigningKeyCipher cipher;

	private final InstantSource clock;

	private volatile SigningKey current;

	SigningKeys(SigningKeyRepository repository, SigningKeyCipher cipher, InstantSource clock) {
		this.repository = repository;
		this.cipher = cipher;
		this.clock = clock;
	}

	/** An instance that cannot sign does not start. */
	@Override
	public void afterPropertiesSet() {
		this.current = ensure(FIRST_GENERATION);
	}

	/**
	 * The key to sign with now.
	 * @return the key
	 */
	public SigningKey current() {
		return this.current;
	}

	/**
	 * The key of a generation, made now unless there is one.
	 * @param generation 1 for the first
	 * @return the same key on every instance
	 * @throws UnreadableSigningKeyException when it was encrypted with another key than
	 * this instance has
	 */
	SigningKey ensure(int generation) {
		StoredSigningKey stored = this.repository.findById(generation).orElseGet(() -> make(generation));
		ECKey pair = this.cipher.decrypt(stored.encryptedKey(), stored.publicKey());
		try {
			return new SigningKey(pair.getKeyID(), pair.toECPrivateKey());
		}
		catch (JOSEException ex) {
			throw new UnreadableSigningKeyException(pair.getKeyID(), ex);
		}
	}

	private StoredSigningKey make(int generation) {
		ECKey pair = newPair();
		int inserted = this.repository.insertIfAbsent(generation, pair.getKeyID(), pair.toPublicJWK().toJSONString(),
				this.cipher.encrypt(pair), this.clock.millis());
		if (inserted == 1) {
			log.info("Made the signing key {}", pair.getKeyID());
		}
		return this.repository.findById(generation).orElseThrow();
	}

	private static ECKey newPair() {
		try {
			return new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE)
				.algorithm(JWSAlgorithm.ES256)
				.keyIDFromThumbprint(true)
				.generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("This Java cannot make keys for ES256", ex);
		}
	}

}
