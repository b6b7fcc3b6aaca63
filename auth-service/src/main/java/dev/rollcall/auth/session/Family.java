package dev.rollcall.auth.session;

import java.util.UUID;

/**
 * The refresh tokens that one sign-in led to, one after the other.
 *
 * @param id a random UUID, the access tokens' claim {@code sid}
 * @param accountId who signed in
 */
record Family(String id, String accountId) {

	static Family begin(String accountId) {
		return new Family(UUID.randomUUID().toString(), accountId);
	}

}
