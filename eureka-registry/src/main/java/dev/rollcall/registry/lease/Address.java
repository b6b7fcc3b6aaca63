package dev.rollcall.registry.lease;

import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.PortType;

/**
 * Where an instance is reached.
 *
 * @param secure whether by https
 * @param host a name or an address, an IPv6 address in brackets
 * @param port 1 to 65535
 */
public record Address(boolean secure, String host, int port) {

	private static final int PORT_MAX = 65_535;

	private static final int HTTP_PORT = 80;

	private static final int HTTPS_PORT = 443;

	/**
	 * Whether there is such a port.
	 * @param port any number
	 * @return whether somebody could listen there
	 */
	public static boolean isPort(int port) {
		return port >= 1 && port <= PORT_MAX;
	}

	/**
	 * The port of URLs that name none.
	 * @param secure whether by https
	 * @return the port
	 */
	public static int defaultPort(boolean secure) {
		return secure ? HTTPS_PORT : HTTP_PORT;
	}

	/**
	 * The address of an instance.
	 * @param instance as it was registered
	 * @return its secure address if it has one
	 */
	public static Address of(InstanceInfo instance) {
		boolean secure = instance.isPortEnabled(PortType.SECURE);
		String name = instance.getHostName();
		// Eureka's clients write an IPv6 address as it is
		String host = (name.contains(":") && !name.startsWith("[")) ? "[" + name + "]" : name;
		return new Address(secure, host, secure ? instance.getSecurePort() : instance.getPort());
	}

	/**
	 * The address as a URL.
	 * @return scheme, host and, unless it is the scheme's own, port
	 */
	public String url() {
		String url = (this.secure ? "https://" : "http://") + this.host;
		return (this.port == defaultPort(this.secure)) ? url : url + ":" + this.port;
	}

	/** As in the log lines of the original. */
	@Override
	public String toString() {
		return this.host + ":" + this.port;
	}

}
