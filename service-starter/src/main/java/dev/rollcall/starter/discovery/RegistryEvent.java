package dev.rollcall.starter.discovery;

import java.util.List;

/**
 * What whoever follows the registry's event stream learns, one event at a time, in their
 * order. Published as an application event, so that {@code @EventListener} hears it;
 * listeners must not wait for anything.
 */
public sealed interface RegistryEvent {

	/**
	 * The whole list, told when a connection begins that cannot go on where the last one
	 * ended.
	 *
	 * @param epoch new at each start of the registry
	 * @param restarted whether another epoch was known before: a registry that starts
	 * anew knows nobody, so who is missing may be there all the same
	 * @param instances everybody who is registered, whatever the status
	 */
	record Snapshot(String epoch, boolean restarted, List<RegisteredInstance> instances) implements RegistryEvent {

		public Snapshot {
			instances = List.copyOf(instances);
		}

	}

	/**
	 * One instance has changed.
	 *
	 * @param kind what happened
	 * @param instance as it is now, or was
	 */
	record Change(Kind kind, RegisteredInstance instance) implements RegistryEvent {
	}

	/**
	 * The stream has ended or is silent: the list is as old as this event, until the next
	 * {@link Snapshot} or, where nothing was missed, {@link Change}.
	 */
	record Lost() implements RegistryEvent {
	}

	/** What can happen to an instance. */
	enum Kind {

		/** It is new, or is another one than before under the same id. */
		REGISTERED,

		/** It took its leave. */
		DEREGISTERED,

		/** Its lease ended without a heartbeat: perhaps it is only cut off. */
		EVICTED,

		/** It has another status than before. */
		STATUS

	}

}
