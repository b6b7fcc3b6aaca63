package dev.rollcall.monitor.dashboard;

import java.util.Map;

/** The registry's mark on instances that registered without the cluster's credential. */
final class Foreign {

	private static final String MARK = "rollcall.foreign";

	private Foreign() {
	}

	static boolean isForeign(Map<String, String> metadata) {
		return "true".equals(metadata.get(MARK));
	}

}
