package dev.rollcall.auth.login;

import dev.rollcall.auth.account.EmailAddress;
import dev.rollcall.auth.account.Password;
import dev.rollcall.auth.account.Username;
import jakarta.validation.constraints.NotNull;

/**
 * The body of {@code POST /register}. It has no roles and no id: what else is sent is not
 * read.
 *
 * @param username what to be called
 * @param email where to be reached
 * @param password the password
 */
record RegisterRequest(@NotNull(message = "is missing") @Username.WellFormed String username,
		@NotNull(message = "is missing") @EmailAddress.WellFormed String email,
		@NotNull(message = "is missing") @Password.Strong String password) {

	@Override
	public String toString() {
		return "RegisterRequest[password=***]";
	}

}
