package dev.rollcall.auth.session;

import dev.rollcall.auth.account.User;

/**
 * The answer to whoever registers, signs in or renews (CONTRACT 5).
 *
 * @param message what happened
 * @param token the access token
 * @param expiresInSeconds how long the access token is good for
 * @param refreshToken the refresh token, good for one use
 * @param user whose they are
 */
public record SignedIn(String message, String token, long expiresInSeconds, String refreshToken, User user) {

	@Override
	public String toString() {
		return "SignedIn[user=" + this.user.id() + ", tokens=***]";
	}

}
