package dev.rollcall.client.login;

/**
 * What auth-service gives for a password or a refresh token.
 *
 * @param access the bearer token
 * @param refresh good for one use; empty when none was given
 */
record Tokens(String access, String refresh) {

	/** Neither belongs in a log. */
	@Override
	public String toString() {
		return "Tokens[***]";
	}

}
