package dev.rollcall.registry.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import dev.rollcall.registry.lease.InstanceChange.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Eureka's registry, in which an id is an instance: no two applications have the same id,
 * whichever way they register, there is an end to their number, and each change is told
 * once. Changes are made one at a time.
 */
public class LeasedInstances extends EurekaLeases {

	private final ReentrantLock changes = new ReentrantLock();

	/** Changed by whoever holds {@link #changes}. */
	private final RegisteredInstances registered;

	private final LeaseProperties limits;

	/** Used like {@link #registered}. */
	private final RecentChanges recent;

	private final InstantSource clock;

	/** Tells a deregistration from an eviction. Changed like {@link #registered}. */
	private boolean deregistering;

	LeasedInstances(EurekaParts eureka, LeaseProperties limits, ApplicationEventPublisher events, InstantSource clock) {
		super(eureka);
		this.limits = limits;
		this.clock = clock;
		this.registered = new RegisteredInstances(events);
		long keptMillis = eureka.server().getRetentionTimeInMSInDeltaQueue()
				// one until Eureka looks, and one for its delay
				+ 2 * eureka.server().getDeltaRetentionTimerIntervalInMs();
		this.recent = new RecentChanges(limits.changesSizeMax(), Duration.ofMillis(keptMillis), clock);
	}

	/**
	 * Finds an instance.
	 * @param id any text
	 * @return the instance with its lease, if it is registered
	 */
	public Optional<InstanceInfo> find(String id) {
		return Optional.ofNullable(this.registered.find(id)).map(this::withLease);
	}

	/**
	 * Since when the process is registered that an instance is. Another status, other
	 * metadata or the same once more leave it as it is.
	 * @param instance with its lease
	 * @return the time
	 */
	public Instant registeredAt(InstanceInfo instance) {
		return this.registered.registeredAt(instance);
	}

	/**
	 * Reads the list while the registry takes no change. Whoever reads must not wait for
	 * anything.
	 * @param <T> what is made of it
	 * @param reader gets every instance with its lease
	 * @return what the reader returns
	 */
	public <T> T whileUnchanged(Function<List<InstanceInfo>, T> reader) {
		return alone(() -> reader.apply(everybody()));
	}

	/**
	 * Registers an instance, or replaces the one of the same id and application, whatever
	 * clock that was registered by.
	 * @param instance the instance, whose metadata say of what origin it is
	 * @return the instance with its lease, as it is registered now
	 * @throws dev.rollcall.starter.problem.ProblemException when the id is of another
	 * application, when a foreign instance would replace the cluster's, or when the
	 * registry is full
	 */
	public InstanceInfo replace(InstanceInfo instance) {
		return alone(() -> {
			InstanceInfo before = this.registered.find(instance.getId());
			if (before != null) {
				instance
					.setLastDirtyTimestamp(Math.max(instance.getLastDirtyTimestamp(), before.getLastDirtyTimestamp()));
			}
			register(instance, false);
			return find(instance.getId()).orElseThrow();
		});
	}

	/**
	 * Renews a lease. The cluster does not keep alive what others registered in its name:
	 * for the instance that sent the heartbeat there is no registration, and it makes
	 * one.
	 * @param id any text
	 * @param caller of what origin the heartbeat is
	 * @return whether there is such an instance
	 * @throws dev.rollcall.starter.problem.ProblemException when a foreign caller means
	 * an instance of the cluster
	 */
	public boolean heartbeat(String id, Origin caller) {
		return alone(() -> {
			InstanceInfo instance = this.registered.find(id);
			if (instance == null || (caller == Origin.CLUSTER && Origin.of(instance) == Origin.FOREIGN)) {
				return false;
			}
			Admission.requireRight(caller, instance);
			return super.renew(instance.getAppName(), id, false);
		});
	}

	/**
	 * Ends a lease.
	 * @param id any text
	 * @param caller who asks for it
	 * @return whether there was such an instance
	 * @throws dev.rollcall.starter.problem.ProblemException when a foreign caller means
	 * an instance of the cluster
	 */
	public boolean deregister(String id, Origin caller) {
		return alone(() -> {
			InstanceInfo instance = this.registered.find(id);
			if (instance == null) {
				return false;
			}
			Admission.requireRight(caller, instance);
			return cancel(instance.getAppName(), id, false);
		});
	}

	/**
	 * Adds to what an instance says of itself. Eureka would change the instance before it
	 * registers it once more, and nobody could refuse that.
	 * @param appName the instance's application
	 * @param id any text
	 * @param more names and texts
	 * @return whether there is such an instance
	 * @throws dev.rollcall.starter.problem.ProblemException when it may not say that
	 */
	boolean describe(String appName, String id, Map<String, String> more) {
		return alone(() -> {
			InstanceInfo before = this.registered.find(id);
			if (before == null || !before.getAppName().equalsIgnoreCase(appName)) {
				return false;
			}
			Map<String, String> metadata = new LinkedHashMap<>(before.getMetadata());
			metadata.putAll(more);
			register(new InstanceInfo.Builder(new InstanceInfo(before)).setMetadata(metadata).build(), false);
			return true;
		});
	}

	@Override
	public void register(InstanceInfo instance, boolean isReplication) {
		alone(() -> {
			InstanceInfo before = this.registered.find(instance.getId());
			Admission.require(instance, before, this.registered.all(), this.limits);
			if (before != null && isLate(instance, before)) {
				return null;
			}
			if (before != null && saysNothingNew(instance, before, isReplication)) {
				// which its heartbeats name
				before
					.setLastDirtyTimestamp(Math.max(instance.getLastDirtyTimestamp(), before.getLastDirtyTimestamp()));
				renewWhateverItsStatus(before);
				return null;
			}
			this.recent.add(Description.of(instance), Origin.of(instance));
			register(instance, before, () -> super.register(instance, isReplication));
			return null;
		});
	}

	@Override
	public void register(InstanceInfo instance, int leaseDurationSeconds, boolean isReplication) {
		register(instance, isReplication);
	}

	/** A message on its way since before another process took the place of its sender. */
	private boolean isLate(InstanceInfo instance, InstanceInfo before) {
		return InstanceChange.isOlder(instance, before)
				&& this.clock.instant().isBefore(registeredAt(before).plusSeconds(SILENCE_SECONDS));
	}

	private void register(InstanceInfo instance, @Nullable InstanceInfo before, Runnable registration) {
		if (before != null) {
			makeWay(instance, before);
		}
		InstanceStatus statusBefore = (before != null) ? before.getStatus() : null;
		instance.setLeaseInfo(lease());
		registration.run();
		// the one before when its clock was ahead
		InstanceInfo now = getInstanceByAppAndId(instance.getAppName(), instance.getId(), false);
		renewWhateverItsStatus(now);
		this.registered.put(now, before, statusBefore);
	}

	@Override
	public boolean statusUpdate(String appName, String id, InstanceStatus status, String lastDirtyTimestamp,
			boolean isReplication) {
		return override(id, () -> super.statusUpdate(appName, id, status, lastDirtyTimestamp, isReplication));
	}

	@Override
	public boolean deleteStatusOverride(String appName, String id, InstanceStatus status, String lastDirtyTimestamp,
			boolean isReplication) {
		return override(id, () -> super.deleteStatusOverride(appName, id, status, lastDirtyTimestamp, isReplication));
	}

	/** Eureka itself has no event for these. */
	private boolean override(String id, BooleanSupplier change) {
		return alone(() -> {
			InstanceInfo instance = this.registered.find(id);
			InstanceStatus statusBefore = (instance != null) ? instance.getStatus() : null;
			boolean changed = change.getAsBoolean();
			if (instance != null) {
				this.registered.tellStatus(instance, statusBefore);
			}
			return changed;
		});
	}

	/** Eureka's clients come this way: see {@link #heartbeat}. */
	@Override
	public boolean renew(String appName, String id, boolean isReplication) {
		return alone(() -> {
			InstanceInfo instance = this.registered.find(id);
			if (instance != null && Origin.of(instance) == Origin.FOREIGN) {
				return false;
			}
			return super.renew(appName, id, isReplication);
		});
	}

	@Override
	public boolean cancel(String appName, String id, boolean isReplication) {
		return alone(() -> {
			this.deregistering = true;
			try {
				return super.cancel(appName, id, isReplication);
			}
			finally {
				this.deregistering = false;
			}
		});
	}

	/** Called by {@link #cancel}, and for each lease that was found to have ended. */
	@Override
	protected boolean internalCancel(String appName, String id, boolean isReplication) {
		return alone(() -> {
			if (!this.deregistering && getInstanceByAppAndId(appName, id, false) != null) {
				// renewed after it was found to have ended
				return false;
			}
			InstanceInfo instance = this.registered.find(id);
			if (instance == null || !instance.getAppName().equals(appName)) {
				// for an id of another application Eureka would forget the override of
				// its status
				return false;
			}
			// with its last heartbeat
			withLease(instance);
			boolean ended = super.internalCancel(appName, id, isReplication);
			if (ended) {
				this.registered.remove(instance, this.deregistering ? Kind.DEREGISTERED : Kind.EVICTED);
			}
			return ended;
		});
	}

	/** Makes a change, or reads, while nobody else makes one. */
	private <T extends @Nullable Object> T alone(Supplier<T> change) {
		this.changes.lock();
		try {
			return change.get();
		}
		finally {
			this.changes.unlock();
		}
	}

}
