package dev.rollcall.registry.lease;

import java.util.Objects;

import com.netflix.appinfo.InstanceInfo;

/**
 * Published, once, when the list of instances has changed. Eureka's own events come twice
 * for a deregistration and do not tell it from an eviction. Listeners are called while
 * the registry takes no other change, so that they see changes in their order; they must
 * not wait for anything.
 *
 * @param kind what happened
 * @param instance as it is now, or was
 * @param arrival whether another process is there than before; false also where one says
 * something else of itself
 */
public record InstanceChange(Kind kind, InstanceInfo instance, boolean arrival) {

	/** The metadata by which the cluster's processes say when they started. */
	private static final String STARTED = "rollcall.started";

	/** Whether another process has taken the place. */
	static boolean isAnother(InstanceInfo now, InstanceInfo before) {
		return !Address.of(before).equals(Address.of(now)) || Origin.of(before) != Origin.of(now)
				|| !Objects.equals(before.getMetadata().get(STARTED), now.getMetadata().get(STARTED));
	}

	/** What can happen to an instance. */
	public enum Kind {

		/**
		 * It is new, is another one than before under the same id, or has other metadata.
		 */
		REGISTERED,

		/** It took its leave. */
		DEREGISTERED,

		/** Its lease ended without a heartbeat. */
		EVICTED,

		/** It has another status than before. */
		STATUS

	}

}
