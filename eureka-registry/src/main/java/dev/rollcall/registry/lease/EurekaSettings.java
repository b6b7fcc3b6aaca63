package dev.rollcall.registry.lease;

import org.springframework.cloud.netflix.eureka.server.EurekaServerConfigBean;

/** The settings {@code eureka.server}, and one that has no property. */
class EurekaSettings extends EurekaServerConfigBean {

	/**
	 * One registry needs no other. With Eureka's default, "not set", its status does not
	 * say whether it is healthy, and {@code GET /eureka/status} as JSON failed for lack
	 * of that.
	 */
	@Override
	public int getHealthStatusMinNumberOfAvailablePeers() {
		return 0;
	}

}
