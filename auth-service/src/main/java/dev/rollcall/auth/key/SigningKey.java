package dev.rollcall.auth.key;

import java.security.PrivateKey;

/**
 * The key that tokens are signed with.
 *
 * @param kid its id: the thumbprint of the public half (RFC 7638)
 * @param privateKey for ES256 (RFC 7518, 3.4)
 */
public record SigningKey(String kid, PrivateKey privateKey) {

	@Override
	public String toString() {
		return "SigningKey[kid=" + this.kid + "]";
	}

}
