package dev.rollcall.registry.facade;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import com.netflix.appinfo.LeaseInfo;
import dev.rollcall.registry.lease.Address;

/**
 * An instance as the facade shows it.
 *
 * @param serviceId unique in the whole registry
 * @param serviceType the short name of the application
 * @param url scheme, host and port
 * @param name for people; the id unless the instance gave another
 * @param metadata what the instance says of itself
 * @param registeredAt since when the process is registered
 * @param lastHeartbeat when it was last renewed
 * @param healthy whether its status is UP
 */
public record RegisteredService(String serviceId, String serviceType, String url, String name,
		Map<String, String> metadata, Instant registeredAt, Instant lastHeartbeat, boolean healthy) {

	private static final long MILLIS_PER_SECOND = 1000;

	/**
	 * What the facade says of an instance.
	 * @param instance with its lease
	 * @param registeredAt since when it is registered
	 * @return a copy, which does not change when the instance does
	 */
	public static RegisteredService of(InstanceInfo instance, Instant registeredAt) {
		LeaseInfo lease = instance.getLeaseInfo();
		return new RegisteredService(instance.getId(), ServiceTypes.ofApplication(instance.getAppName()),
				Address.of(instance).url(), instance.getMetadata().getOrDefault(Registration.NAME, instance.getId()),
				new TreeMap<>(instance.getMetadata()), registeredAt, lastHeartbeat(lease),
				instance.getStatus() == InstanceStatus.UP);
	}

	/** Eureka stores a renewal as the moment until which it lasts. */
	private static Instant lastHeartbeat(LeaseInfo lease) {
		return Instant.ofEpochMilli(Math.max(lease.getRegistrationTimestamp(),
				lease.getRenewalTimestamp() - lease.getDurationInSecs() * MILLIS_PER_SECOND));
	}

}
