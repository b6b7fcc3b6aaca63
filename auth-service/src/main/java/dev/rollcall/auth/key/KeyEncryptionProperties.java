package dev.rollcall.auth.key;

import java.util.Base64;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the private halves of signing keys are encrypted with, from the file
 * {@code secrets/rollcall.keys.encryption-key}.
 *
 * @param encryptionKey 32 random bytes in base64url without padding (RFC 4648, 5)
 */
@ConfigurationProperties("rollcall.keys")
record KeyEncryptionProperties(@DefaultValue("") String encryptionKey) {

	private static final int BYTES = 32;

	KeyEncryptionProperties {
		if (decode(encryptionKey).length != BYTES) {
			throw new IllegalArgumentException(
					"rollcall.keys.encryption-key is missing or not 32 bytes in base64url: see the folder 'secrets'");
		}
	}

	byte[] bytes() {
		return decode(this.encryptionKey);
	}

	private static byte[] decode(String text) {
		try {
			return Base64.getUrlDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("rollcall.keys.encryption-key is not base64url", ex);
		}
	}

	@Override
	public String toString() {
		return "KeyEncryptionProperties[encryptionKey=***]";
	}

}
