package dev.rollcall.auth.account;

/** What an account may do; the order is the one that clients see. */
public enum Role {

	/** Every account has it. */
	USER,

	/** May act on what others own and administer accounts. */
	ADMIN

}
