package dev.rollcall.registry.lease;

import com.netflix.appinfo.InstanceInfo;

/** Whether whoever registered an instance had shown the cluster's credential. */
public enum Origin {

	/** Registered with the credential. */
	CLUSTER,

	/** Registered without it, which only classroom mode allows. */
	FOREIGN;

	/** The metadata that marks a foreign instance, with the value {@code true}. */
	public static final String FOREIGN_MARK = "rollcall.foreign";

	/**
	 * The origin of an instance.
	 * @param instance as it was registered
	 * @return foreign when it carries the mark
	 */
	public static Origin of(InstanceInfo instance) {
		return "true".equals(instance.getMetadata().get(FOREIGN_MARK)) ? FOREIGN : CLUSTER;
	}

}
