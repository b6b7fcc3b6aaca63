package dev.rollcall.starter.discovery;

import java.net.URI;

/**
 * Where the registry is.
 *
 * @param url scheme, host and port, perhaps with a slash at the end
 */
record RegistryAddress(URI url) {

	URI events() {
		return URI.create(base() + "/api/registry/events");
	}

	/** Where Eureka's own REST API begins. */
	String eureka() {
		return base() + "/eureka/";
	}

	private String base() {
		String text = this.url.toString();
		return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
	}

	/** Host and port. */
	@Override
	public String toString() {
		return this.url.getAuthority();
	}

}
