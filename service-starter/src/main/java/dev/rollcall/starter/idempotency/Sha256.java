package dev.rollcall.starter.idempotency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of fingerprints and scopes. */
final class Sha256 {

	private Sha256() {
	}

	/**
	 * A digest that nothing went into yet.
	 * @return the digest
	 */
	static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
