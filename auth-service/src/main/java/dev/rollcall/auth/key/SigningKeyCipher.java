package dev.rollcall.auth.key;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;

import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.jwk.ECKey;

import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;

/**
 * Encrypts whole key pairs (AES-256 in Galois/Counter Mode, a random vector each). The
 * ciphertext holds the public half and the key id too, so that one that was moved to
 * another row is noticed.
 */
class SigningKeyCipher {

	private static final int VECTOR_BYTES = 16;

	private final BytesEncryptor encryptor;

	SigningKeyCipher(KeyEncryptionProperties properties) {
		this.encryptor = new AesBytesEncryptor(new SecretKeySpec(properties.bytes(), "AES"),
				KeyGenerators.secureRandom(VECTOR_BYTES), CipherAlgorithm.GCM);
	}

	/**
	 * Encrypts a key pair.
	 * @param pair both halves
	 * @return base64url
	 */
	String encrypt(ECKey pair) {
		byte[] plain = pair.toJSONString().getBytes(StandardCharsets.UTF_8);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(this.encryptor.encrypt(plain));
	}

	/**
	 * Decrypts a key pair.
	 * @param ciphertext what {@link #encrypt} made
	 * @param publicHalf the public key that it must belong to
	 * @return both halves
	 * @throws UnreadableSigningKeyException when it was encrypted with another key, was
	 * changed, or belongs to another public key
	 */
	ECKey decrypt(String ciphertext, ECKey publicHalf) {
		ECKey pair;
		try {
			byte[] plain = this.encryptor.decrypt(Base64.getUrlDecoder().decode(ciphertext));
			pair = ECKey.parse(new String(plain, StandardCharsets.UTF_8));
		}
		// what the encryptor and the decoder throw at anything that is not theirs
		catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException | ParseException ex) {
			throw new UnreadableSigningKeyException(publicHalf.getKeyID(), ex);
		}
		if (!pair.toPublicJWK().equals(publicHalf)) {
			throw new UnreadableSigningKeyException(publicHalf.getKeyID(), null);
		}
		return pair;
	}

}
