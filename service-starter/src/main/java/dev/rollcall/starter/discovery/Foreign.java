package dev.rollcall.starter.discovery;

import java.util.Map;

/** The registry's mark on instances that registered without the cluster's credential. */
public final class Foreign {

	private static final String MARK = "rollcall.foreign";

	private Foreign() {
	}

	/**
	 * Whether an instance bears it: nothing of the cluster's is read from it or sent to
	 * it.
	 * @param metadata what the registry says of the instance
	 * @return whether the registry has marked it
	 */
	public static boolean isForeign(Map<String, String> metadata) {
		return "true".equals(metadata.get(MARK));
	}

}
