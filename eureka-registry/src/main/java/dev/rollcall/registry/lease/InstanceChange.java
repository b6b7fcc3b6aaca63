package dev.rollcall.registry.lease;

import com.netflix.appinfo.InstanceInfo;

/**
 * Published, once, when the list of instances has changed. Eureka's own events come twice
 * for a deregistration and do not tell it from an eviction. Listeners are called while
 * the registry takes no other change, so that they see changes in their order; they must
 * not wait for anything.
 *
 * @param kind what happened
 * @param instance as it is now, or was
 */
public record InstanceChange(Kind kind, InstanceInfo instance) {

	/** What can happen to an instance. */
	public enum Kind {

		/** It is new, or is another one than before under the same id. */
		REGISTERED,

		/** It took its leave. */
		DEREGISTERED,

		/** Its lease ended without a heartbeat. */
		EVICTED,

		/** It has another status than before. */
		STATUS

	}

}
