package dev.rollcall.auth.account;

import java.util.List;

/**
 * An account as its owner sees it ({@code user} in CONTRACT 5).
 *
 * @param id the account's id
 * @param username its name
 * @param email its address
 * @param roles what it may do
 */
public record User(String id, String username, String email, List<Role> roles) {

	/**
	 * What to show of an account.
	 * @param account the account
	 * @return nothing that only the service may know
	 */
	public static User of(Account account) {
		return new User(account.id(), account.username(), account.email(), account.roles());
	}

}
