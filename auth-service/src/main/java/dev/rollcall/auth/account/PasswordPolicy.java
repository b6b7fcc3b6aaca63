package dev.rollcall.auth.account;

/**
 * What a password must be to be taken.
 *
 * @param lengthMin how many characters it has at least
 */
record PasswordPolicy(int lengthMin) {

	/** Where others may reach the service. */
	static final PasswordPolicy STANDARD = new PasswordPolicy(8);

	/**
	 * In classroom mode, whose clients come with the passwords of the original system.
	 */
	static final PasswordPolicy CLASSROOM = new PasswordPolicy(6);

}
