package dev.rollcall.auth.key;

import org.jspecify.annotations.Nullable;

/** A stored signing key cannot be used with this encryption key. */
class UnreadableSigningKeyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnreadableSigningKeyException(String kid, @Nullable Throwable cause) {
		super("The signing key %s in the table auth_signing_key was not encrypted with this rollcall.keys.encryption-key"
			.formatted(kid), cause);
	}

}
