package dev.rollcall.registry.lease;

import java.util.List;

import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import com.netflix.appinfo.LeaseInfo;
import com.netflix.discovery.shared.Application;
import com.netflix.eureka.lease.Lease;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.netflix.eureka.server.InstanceRegistry;

/**
 * Eureka's registry, with what it lacks to be asked about leases.
 * <p>
 * All leases are equally long, whatever an instance says of its own, and each is renewed
 * once when it begins. Eureka's {@code Lease.renew()} stores now + the duration and
 * {@code isExpired} adds the duration again, so that a renewed lease of 15 s ends after
 * 30; a fresh one stores now only and would end after 15. The same is true of a
 * registration that is repeated because a status changed.
 */
abstract class EurekaLeases extends InstanceRegistry {

	private static final int LEASE_SECONDS = 15;

	/** After which an instance is gone. */
	static final int SILENCE_SECONDS = 2 * LEASE_SECONDS;

	/** What instances are asked for. */
	private static final int RENEWAL_SECONDS = 10;

	EurekaLeases(EurekaParts eureka) {
		super(eureka.server(), eureka.client(), eureka.codecs(), eureka.eurekaClient(), eureka.http(),
				eureka.expectation().getExpectedNumberOfClientsSendingRenews(),
				eureka.expectation().getDefaultOpenForTrafficCount());
	}

	/** The lease that an instance gets. */
	static LeaseInfo lease() {
		return LeaseInfo.Builder.newBuilder()
			.setDurationInSecs(LEASE_SECONDS)
			.setRenewalIntervalInSecs(RENEWAL_SECONDS)
			.build();
	}

	/** Everybody, with the lease. */
	List<InstanceInfo> everybody() {
		return getSortedApplications().stream().flatMap((application) -> application.getInstances().stream()).toList();
	}

	/** Eureka writes the lease down when it is asked for the instance. */
	@Nullable InstanceInfo withLease(InstanceInfo instance) {
		InstanceInfo alive = getInstanceByAppAndId(instance.getAppName(), instance.getId(), false);
		if (alive != null) {
			return alive;
		}
		// the lease has ended and waits for the next round of evictions
		Application application = getApplication(instance.getAppName());
		return (application != null) ? application.getByInstanceId(instance.getId()) : null;
	}

	/**
	 * Eureka's {@code renew} refuses an instance of unknown status, which it may have
	 * from itself or by an override. To be told the status that is there only renews.
	 */
	void renewWhateverItsStatus(InstanceInfo instance) {
		super.statusUpdate(instance.getAppName(), instance.getId(), instance.getStatus(), null, false);
		withLease(instance);
	}

	/**
	 * Whether a registration would leave everything as it is.
	 * @param instance what would be registered
	 * @param before what is
	 */
	boolean saysNothingNew(InstanceInfo instance, InstanceInfo before, boolean isReplication) {
		InstanceStatus override = instance.getOverriddenStatus();
		return Description.of(instance).equals(Description.of(before))
				&& (override == InstanceStatus.UNKNOWN || override == before.getOverriddenStatus())
				&& getOverriddenInstanceStatus(instance, new Lease<>(before, LEASE_SECONDS), isReplication) == before
					.getStatus();
	}

	/**
	 * Lets one process take the place of another. Eureka would keep the one whose clock
	 * is ahead.
	 * @param instance what is registered next
	 * @param before what is
	 */
	void makeWay(InstanceInfo instance, InstanceInfo before) {
		if (Origin.of(instance) != Origin.of(before)) {
			super.internalCancel(before.getAppName(), before.getId(), false);
		}
		else if (InstanceChange.isAnother(instance, before)) {
			before.setLastDirtyTimestamp(Math.min(instance.getLastDirtyTimestamp(), before.getLastDirtyTimestamp()));
		}
	}

}
