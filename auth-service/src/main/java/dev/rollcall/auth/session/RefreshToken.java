package dev.rollcall.auth.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A refresh token as its holder has it: 256 random bits that say nothing.
 *
 * @param text base64url
 */
record RefreshToken(String text) {

	private static final int BYTES = 32;

	static RefreshToken random(SecureRandom random) {
		byte[] bytes = new byte[BYTES];
		random.nextBytes(bytes);
		return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
	}

	/**
	 * What is stored instead of the token. A plain hash is enough: nobody guesses 256
	 * random bits.
	 * @return SHA-256 in base64url
	 */
	String hash() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(this.text.getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	@Override
	public String toString() {
		return "RefreshToken[text=***]";
	}

}
