package dev.rollcall.gateway.balance;

/** Where the list of instances comes from. */
public enum Discovery {

	/** The service registry lists who is there. */
	DYNAMIC,

	/**
	 * The gateway's own settings name addresses, which are asked whether they are ready.
	 */
	STATIC

}
