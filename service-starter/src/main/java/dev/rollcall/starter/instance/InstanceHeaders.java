package dev.rollcall.starter.instance;

/** The names of the headers by which instances are told apart. */
public final class InstanceHeaders {

	/** Names the instance that answered. */
	public static final String INSTANCE_ID = "X-Instance-Id";

	private InstanceHeaders() {
	}

}
