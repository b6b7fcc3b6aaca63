package dev.rollcall.auth.key;

import java.text.ParseException;

import com.nimbusds.jose.jwk.ECKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code auth_signing_key}: read by JPA, never changed. */
@Entity
@Immutable
@Table(name = "auth_signing_key")
class StoredSigningKey {

	@Id
	private int generation;

	private String kid;

	private String publicKey;

	private String privateKey;

	/** For JPA, which fills the fields. */
	protected StoredSigningKey() {
	}

	ECKey publicKey() {
		try {
			return ECKey.parse(this.publicKey);
		}
		catch (ParseException ex) {
			throw new IllegalStateException("The public key of " + this.kid + " in auth_signing_key is damaged", ex);
		}
	}

	String encryptedKey() {
		return this.privateKey;
	}

}
