package dev.rollcall.registry.lease;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Pattern;

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

	private static final Pattern MILLIS = Pattern.compile("[0-9]{1,18}");

	/** Whether another process has taken the place. */
	static boolean isAnother(InstanceInfo now, InstanceInfo before) {
		return !Address.of(before).equals(Address.of(now)) || Origin.of(before) != Origin.of(now)
				|| !Objects.equals(before.getMetadata().get(STARTED), now.getMetadata().get(STARTED));
	}

	/** Whether it is a process that is known to have started before the other. */
	static boolean isOlder(InstanceInfo instance, InstanceInfo other) {
		OptionalLong started = startedMillis(instance);
		OptionalLong otherStarted = startedMillis(other);
		return started.isPresent() && otherStarted.isPresent() && started.getAsLong() < otherStarted.getAsLong();
	}

	private static OptionalLong startedMillis(InstanceInfo instance) {
		String text = instance.getMetadata().getOrDefault(STARTED, "");
		return MILLIS.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
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
