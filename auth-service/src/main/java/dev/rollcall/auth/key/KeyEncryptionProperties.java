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

	private static final String BASE64URL_OF_32_BYTES = "[A-Za-z0-9_-]{43}";

	KeyEncryptionProperties {
		if (!encryptionKey.matches(BASE64URL_OF_32_BYTES)) {
			throw new IllegalArgumentException("rollcall.keys.encryption-key must be 32 bytes in base64url without"
					+ " padding, 43 characters: the file secrets/rollcall.keys.encryption-key is missing or damaged");
		}
	}

	byte[] bytes() {
		return Base64.getUrlDecoder().decode(this.encryptionKey);
	}

	@Override
	public String toString() {
		return "KeyEncryptionProperties[encryptionKey=***]";
	}

}
