package dev.rollcall.registry.facade;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.netflix.appinfo.DataCenterInfo;
import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import com.netflix.appinfo.InstanceInfo.PortType;
import com.netflix.appinfo.MyDataCenterInfo;
import dev.rollcall.registry.lease.Address;
import dev.rollcall.registry.lease.Origin;

/**
 * A registration whose every field is in order.
 *
 * @param serviceId unique in the whole registry
 * @param application the name of the application in Eureka, in lower case
 * @param address where the instance is reached
 * @param name for people
 * @param metadata what the instance says of itself
 */
record Registration(String serviceId, String application, Address address, String name, Map<String, String> metadata) {

	/** The metadata that hold the name. */
	static final String NAME = "name";

	/** The metadata by which Spring Boot Admin finds out how an instance is. */
	static final String HEALTH_PATH = "health.path";

	/** Every process of the system has it. */
	static final String HEALTH = "/health";

	/**
	 * The registration as Eureka and its clients know instances.
	 * @param origin what to mark it as
	 * @return a new instance, UP
	 */
	InstanceInfo toInstance(Origin origin) {
		boolean secure = this.address.secure();
		String root = this.address.url();
		return InstanceInfo.Builder.newBuilder()
			.setInstanceId(this.serviceId)
			.setAppName(this.application)
			.setVIPAddress(this.application)
			.setSecureVIPAddress(this.application)
			.setHostName(this.address.host())
			.setIPAddr(this.address.host())
			.setPort(this.address.port())
			.setSecurePort(this.address.port())
			.enablePort(PortType.UNSECURE, !secure)
			.enablePort(PortType.SECURE, secure)
			.setHomePageUrlForDeser(root + "/")
			.setStatusPageUrlForDeser(root + HEALTH)
			.setHealthCheckUrlsForDeser(secure ? null : root + HEALTH, secure ? root + HEALTH : null)
			.setDataCenterInfo(new MyDataCenterInfo(DataCenterInfo.Name.MyOwn))
			.setMetadata(allMetadata(origin))
			.setStatus(InstanceStatus.UP)
			.build();
	}

	private Map<String, String> allMetadata(Origin origin) {
		Map<String, String> all = new ConcurrentHashMap<>(this.metadata);
		all.put(NAME, this.name);
		all.put(HEALTH_PATH, HEALTH);
		if (origin == Origin.FOREIGN) {
			all.put(Origin.FOREIGN_MARK, "true");
		}
		return all;
	}

}
