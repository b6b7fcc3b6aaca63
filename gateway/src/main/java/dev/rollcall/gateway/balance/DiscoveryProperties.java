package dev.rollcall.gateway.balance;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the gateway has its instances from.
 *
 * @param dynamic whether the registry's list counts once it has answered; else the static
 * list always does ({@code USE_DYNAMIC_DISCOVERY})
 * @param ports the static list: ports of {@code localhost}, 1 to 65535, by service
 * ({@code AUTH_PORTS}, {@code DATA_PORTS}, {@code COMPUTE_PORTS})
 * @param probeInterval how often everybody on the static list is asked whether it is
 * ready; more than zero
 * @param probeTimeout how long an instance has to say whether it is ready; more than zero
 */
@ConfigurationProperties("rollcall.gateway.discovery")
record DiscoveryProperties(@DefaultValue("true") boolean dynamic, Map<String, List<Integer>> ports,
		@DefaultValue("5s") Duration probeInterval, @DefaultValue("500ms") Duration probeTimeout) {

	private static final int PORT_MAX = 65535;

	DiscoveryProperties {
		ports = (ports != null) ? Map.copyOf(ports) : Map.of();
		ports.forEach((service, numbers) -> numbers.forEach((port) -> requirePort(service, port)));
		requirePositive("probe-interval", probeInterval);
		requirePositive("probe-timeout", probeTimeout);
	}

	private static void requirePort(String service, int port) {
		if (port < 1 || port > PORT_MAX) {
			throw new IllegalArgumentException("rollcall.gateway.discovery.ports." + service
					+ " must be ports from 1 to " + PORT_MAX + ", not " + port);
		}
	}

	private static void requirePositive(String name, Duration duration) {
		if (!duration.isPositive()) {
			throw new IllegalArgumentException(
					"rollcall.gateway.discovery." + name + " must be more than 0 s, not " + duration);
		}
	}

	/**
	 * The static list of a service.
	 * @param service its name in the registry
	 * @return addresses
	 */
	List<URI> addresses(String service) {
		return this.ports.getOrDefault(service, List.of())
			.stream()
			.distinct()
			.map((port) -> URI.create("http://localhost:" + port))
			.toList();
	}

}
