package dev.rollcall.auth.key;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SigningKeyCipherTests {

	private static final ECKey PAIR = newPair();

	private final SigningKeyCipher cipher = cipher((byte) 1);

	@Test
	void givesBackWhatItEncrypted() {
		assertThat(this.cipher.decrypt(this.cipher.encrypt(PAIR), PAIR.toPublicJWK())).isEqualTo(PAIR);
	}

	@Test
	void encryptsTheSameKeyDifferentlyEachTime() {
		assertThat(this.cipher.encrypt(PAIR)).isNotEqualTo(this.cipher.encrypt(PAIR));
	}

	@Test
	void hidesThePrivateHalf() {
		String ciphertext = this.cipher.encrypt(PAIR);
		byte[] bytes = Base64.getUrlDecoder().decode(ciphertext);
		assertThat(ciphertext).doesNotContain(PAIR.getD().toString());
		assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(PAIR.getD().toString(), "\"d\"");
	}

	@Test
	void refusesWhatAnotherKeyEncrypted() {
		String foreign = cipher((byte) 2).encrypt(PAIR);
		assertThatExceptionOfType(UnreadableSigningKeyException.class)
			.isThrownBy(() -> this.cipher.decrypt(foreign, PAIR.toPublicJWK()))
			.withMessageContaining("rollcall.keys.encryption-key");
	}

	@Test
	void refusesWhatWasChangedAnywhere() {
		byte[] bytes = Base64.getUrlDecoder().decode(this.cipher.encrypt(PAIR));
		for (int i = 0; i < bytes.length; i += 7) {
			byte[] changed = bytes.clone();
			changed[i] ^= 1;
			assertUnreadable(Base64.getUrlEncoder().encodeToString(changed));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "AAAA", "not base64url!" })
	void refusesWhatIsNoCiphertext(String text) {
		assertUnreadable(text);
	}

	private void assertUnreadable(String ciphertext) {
		assertThatExceptionOfType(UnreadableSigningKeyException.class)
			.isThrownBy(() -> this.cipher.decrypt(ciphertext, PAIR.toPublicJWK()));
	}

	@Test
	void refusesTheKeyOfAnotherRow() {
		String moved = this.cipher.encrypt(newPair());
		assertUnreadable(moved);
	}

	@Test
	void saysWhatToDoAboutAWrongKey() {
		FailureAnalysis analysis = new UnreadableSigningKeyFailureAnalyzer()
			.analyze(new BeanCreationException("signingKeys", new UnreadableSigningKeyException("abc", null)));
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).contains("abc", "rollcall.keys.encryption-key");
		assertThat(analysis.getAction()).contains("secrets/rollcall.keys.encryption-key", "auth_signing_key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "c2hvcnQ", "not base64url!" })
	void needs32Bytes(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> new KeyEncryptionProperties(text))
			.withMessageContaining("rollcall.keys.encryption-key");
	}

	@Test
	void doesNotShowTheEncryptionKey() {
		assertThat(properties((byte) 65).toString()).doesNotContain(properties((byte) 65).encryptionKey());
	}

	private static SigningKeyCipher cipher(byte fill) {
		return new SigningKeyCipher(properties(fill));
	}

	private static KeyEncryptionProperties properties(byte fill) {
		byte[] key = new byte[32];
		Arrays.fill(key, fill);
		return new KeyEncryptionProperties(Base64.getUrlEncoder().withoutPadding().encodeToString(key));
	}

	private static ECKey newPair() {
		try {
			return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
