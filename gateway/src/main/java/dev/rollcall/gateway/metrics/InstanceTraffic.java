package dev.rollcall.gateway.metrics;

import org.jspecify.annotations.Nullable;

/** The traffic of one address, whatever instance is at it. */
class InstanceTraffic {

	private final Traffic traffic = new Traffic();

	private volatile String name;

	private volatile String type;

	/** When the address was first missing from the list. */
	private volatile @Nullable Long goneSinceNanos;

	InstanceTraffic(String name, String type) {
		this.name = name;
		this.type = type;
	}

	Traffic traffic() {
		return this.traffic;
	}

	String name() {
		return this.name;
	}

	String type() {
		return this.type;
	}

	void listed(String name, String type) {
		this.name = name;
		this.type = type;
		this.goneSinceNanos = null;
	}

	void gone(long nowNanos) {
		if (this.goneSinceNanos == null) {
			this.goneSinceNanos = nowNanos;
		}
	}

	boolean goneLongerThan(long retentionNanos, long nowNanos) {
		Long since = this.goneSinceNanos;
		return since != null && nowNanos - since > retentionNanos;
	}

}
