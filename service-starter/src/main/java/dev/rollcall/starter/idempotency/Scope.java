package dev.rollcall.starter.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

import dev.rollcall.starter.token.Caller;

/**
 * Where a key means one call: its caller, method and path. Only a digest is kept, so that
 * every scope is of one size and a stored one tells nobody which keys there are.
 *
 * @param digest 64 hexadecimal digits
 */
record Scope(String digest) {

	/**
	 * The scope of a call.
	 * @param caller who makes it
	 * @param method its method
	 * @param path its path, decoded; with a slash at its end it is the same
	 * @param key of visible ASCII characters
	 * @return the scope
	 */
	static Scope of(Caller caller, String method, String path, String key) {
		String resource = (path.length() > 1 && path.endsWith("/")) ? path.substring(0, path.length() - 1) : path;
		MessageDigest digest = Sha256.digest();
		for (String part : new String[] { caller.id(), method, resource, key }) {
			byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
			// the length first, or parts could be shifted into each other
			digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
			digest.update(bytes);
		}
		return new Scope(HexFormat.of().formatHex(digest.digest()));
	}

	/**
	 * How it is stored.
	 * @return 32 bytes
	 */
	byte[] bytes() {
		return HexFormat.of().parseHex(this.digest);
	}

	/**
	 * The number of its lock.
	 * @return any number, never that of another scope for all that is likely
	 */
	long lockNumber() {
		return ByteBuffer.wrap(bytes()).getLong();
	}

}
