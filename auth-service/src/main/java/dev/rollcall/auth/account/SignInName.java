package dev.rollcall.auth.account;

/** What somebody who signs in says to be called: a user name or an e-mail address. */
public sealed interface SignInName {

	/**
	 * What was typed, well-formed or not.
	 * @return the text
	 */
	String text();

	/**
	 * The name of an account.
	 *
	 * @param text what was typed
	 */
	record ByUsername(String text) implements SignInName {
	}

	/**
	 * The address of an account.
	 *
	 * @param text what was typed
	 */
	record ByEmail(String text) implements SignInName {
	}

}
