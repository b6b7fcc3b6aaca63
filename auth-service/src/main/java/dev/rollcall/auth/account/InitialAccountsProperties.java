package dev.rollcall.auth.account;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The passwords of the accounts that exist from the start, from the files
 * {@code secrets/rollcall.demo.password} and {@code secrets/rollcall.admin.password}.
 *
 * @param demo of the account {@code demo}, which may do what every user may; without it
 * the account is not made
 * @param admin of the account {@code admin}; without it the account is not made
 */
@ConfigurationProperties("rollcall")
record InitialAccountsProperties(@Nullable Secret demo, @Nullable Secret admin) {

	/**
	 * The secret of one account.
	 *
	 * @param password 8 characters to 72 bytes of UTF-8
	 */
	record Secret(@Nullable String password) {

		Secret {
			if (password != null && !Password.isStrong(password, PasswordPolicy.STANDARD.lengthMin())) {
				throw new IllegalArgumentException(
						"The passwords of demo and admin must have 8 characters to 72 bytes of UTF-8");
			}
		}

		@Override
		public String toString() {
			return "Secret[password=***]";
		}

	}

}
