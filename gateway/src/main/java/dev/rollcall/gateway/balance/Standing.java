package dev.rollcall.gateway.balance;

/** What an instance has shown of where it belongs. */
enum Standing {

	/** It registered with the cluster's credential. */
	MEMBER,

	/**
	 * It registered without the cluster's credential: it gets requests like others,
	 * without their senders' credentials, and is never believed nor told what only the
	 * cluster may know.
	 */
	FOREIGN,

	/** The settings name its address; whoever sits there has shown nothing. */
	CONFIGURED

}
