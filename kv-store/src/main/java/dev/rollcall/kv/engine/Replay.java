package dev.rollcall.kv.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.rollcall.kv.engine.Write.Calculate;
import dev.rollcall.kv.engine.Write.Once;
import org.jspecify.annotations.Nullable;

/**
 * The result of a calculation, kept for those who ask again.
 *
 * @param scope the idempotency key with what it belongs to
 * @param fingerprint what was asked, hashed
 * @param value JSON text that was answered
 * @param version that was answered
 * @param service who asked
 */
record Replay(String scope, String fingerprint, String value, long version, @Nullable String service) {

	/** What its texts take; they are ASCII. */
	long sizeBytes() {
		return this.scope.length() + this.fingerprint.length() + this.value.length()
				+ ((this.service != null) ? this.service.length() : 0);
	}

	/** Neither keys nor idempotency keys contain a space. */
	static String scope(Calculate calculate, Once once) {
		return calculate.arithmetic() + " " + calculate.key() + " " + once.idempotencyKey();
	}

	static String fingerprint(Calculate calculate) {
		String asked = calculate.operand() + " " + calculate.initial();
		try {
			MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(sha256.digest(asked.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
