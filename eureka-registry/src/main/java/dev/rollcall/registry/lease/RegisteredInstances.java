package dev.rollcall.registry.lease;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import dev.rollcall.registry.lease.InstanceChange.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;

/**
 * The instances by their ids, which Eureka has by application only, and since when they
 * are there, which Eureka begins anew with each change of status. Tells each change once,
 * as an {@link InstanceChange}. May be read at any time; changed by one thread at a time.
 */
class RegisteredInstances {

	private final Map<String, InstanceInfo> instanceById = new ConcurrentHashMap<>();

	private final Map<String, Instant> registeredAtById = new ConcurrentHashMap<>();

	private final ApplicationEventPublisher events;

	RegisteredInstances(ApplicationEventPublisher events) {
		this.events = events;
	}

	@Nullable InstanceInfo find(String id) {
		return this.instanceById.get(id);
	}

	Collection<InstanceInfo> all() {
		return this.instanceById.values();
	}

	/** Also while it is told that the instance is gone. */
	Instant registeredAt(InstanceInfo instance) {
		Instant known = this.registeredAtById.get(instance.getId());
		return (known != null) ? known : registration(instance);
	}

	private static Instant registration(InstanceInfo instance) {
		return Instant.ofEpochMilli(instance.getLeaseInfo().getRegistrationTimestamp());
	}

	/**
	 * Takes an instance up.
	 * @param now with its lease
	 * @param before what was there under its id
	 * @param statusBefore of that; Eureka changes the status where it is
	 */
	void put(InstanceInfo now, @Nullable InstanceInfo before, @Nullable InstanceStatus statusBefore) {
		this.instanceById.put(now.getId(), now);
		boolean arrival = before == null || InstanceChange.isAnother(now, before);
		if (arrival) {
			this.registeredAtById.put(now.getId(), registration(now));
		}
		if (arrival || !before.getMetadata().equals(now.getMetadata())) {
			tell(Kind.REGISTERED, now, arrival);
		}
		else {
			tellStatus(now, statusBefore);
		}
	}

	void tellStatus(InstanceInfo now, @Nullable InstanceStatus before) {
		if (now.getStatus() != before) {
			tell(Kind.STATUS, now, false);
		}
	}

	/**
	 * Lets an instance go.
	 * @param instance one that is here
	 * @param kind why
	 */
	void remove(InstanceInfo instance, Kind kind) {
		this.instanceById.remove(instance.getId());
		try {
			tell(kind, instance, false);
		}
		finally {
			this.registeredAtById.remove(instance.getId());
		}
	}

	private void tell(Kind kind, InstanceInfo instance, boolean arrival) {
		this.events.publishEvent(new InstanceChange(kind, instance, arrival));
	}

}
