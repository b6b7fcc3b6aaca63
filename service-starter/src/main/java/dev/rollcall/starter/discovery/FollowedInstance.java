package dev.rollcall.starter.discovery;

import java.util.Locale;

import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;

/** Instances as Spring Cloud knows them. */
final class FollowedInstance {

	private static final int HTTPS_PORT = 443;

	private static final int HTTP_PORT = 80;

	private FollowedInstance() {
	}

	/** The same as Eureka's client makes of it, upper case included. */
	static ServiceInstance of(RegisteredInstance instance) {
		boolean secure = "https".equals(instance.url().getScheme());
		String authority = instance.url().getAuthority();
		int colon = authority.lastIndexOf(':');
		boolean hasPort = colon > authority.lastIndexOf(']');
		int port = hasPort ? Integer.parseInt(authority, colon + 1, authority.length(), 10)
				: (secure ? HTTPS_PORT : HTTP_PORT);
		return new DefaultServiceInstance(instance.id(), instance.application().toUpperCase(Locale.ROOT),
				hasPort ? authority.substring(0, colon) : authority, port, secure, instance.metadata());
	}

}
