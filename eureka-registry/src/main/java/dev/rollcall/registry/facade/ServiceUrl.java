package dev.rollcall.registry.facade;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rollcall.registry.lease.Address;
import dev.rollcall.registry.lease.Host;

/**
 * Where an instance says it is reached: scheme, host and optionally a port, nothing else.
 *
 * @param address the same in Eureka's terms
 * @param host what was said of the host
 */
record ServiceUrl(Address address, Host host) {

	/** The rule in words. */
	static final String RULE = "must be http or https, a host and optionally a port, such as http://localhost:5002;"
			+ " an address is written in its usual form";

	private static final Pattern FORM = Pattern.compile(
			"(?<scheme>https?)://(?<host>\\[[0-9a-f:.]{2,45}\\]|[a-z0-9.-]{1,253})(?::(?<port>[0-9]{1,5}))?/?",
			Pattern.CASE_INSENSITIVE);

	/**
	 * Reads a URL.
	 * @param text any text
	 * @return the URL; empty when it is none that {@link #RULE} allows
	 */
	static Optional<ServiceUrl> of(String text) {
		Matcher form = FORM.matcher(text);
		if (!form.matches()) {
			return Optional.empty();
		}
		boolean secure = form.group("scheme").length() == "https".length();
		int port = (form.group("port") != null) ? Integer.parseInt(form.group("port")) : Address.defaultPort(secure);
		if (!Address.isPort(port)) {
			return Optional.empty();
		}
		return Host.of(form.group("host").toLowerCase(Locale.ROOT))
			.map((host) -> new ServiceUrl(new Address(secure, host.text(), port), host))
			.filter(ServiceUrl::isUnderstoodByJava);
	}

	/** The gateway and the monitor read it as a {@link URI}. */
	private static boolean isUnderstoodByJava(ServiceUrl url) {
		return URI.create(url.address().url()).getHost() != null;
	}

}
