package dev.rollcall.monitor.roster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The short names of services (CONTRACT 3). {@code ServiceTypes} of the registry has the
 * same names, written twice on purpose: the two share no code.
 */
public enum ServiceTypes {

	/** auth-service. */
	AUTH("auth-service"),

	/** data-service. */
	DATA("data-service"),

	/** compute-service. */
	COMPUTE("compute-service"),

	/** kv-store. */
	KV("kv-store"),

	/** The gateway. */
	GATEWAY("gateway"),

	/** The registry, which lists everybody but itself. */
	REGISTRY("eureka-registry"),

	/** The monitor. */
	MONITOR("admin-monitor");

	private final String application;

	ServiceTypes(String application) {
		this.application = application;
	}

	/**
	 * The types that every picture of the system shows, in their order.
	 * @return short names
	 */
	public static List<String> known() {
		return Arrays.stream(values()).map(ServiceTypes::type).toList();
	}

	/**
	 * The type of an application.
	 * @param application its name in the registry, in any case
	 * @return the short name; the application's own in lower case where it has none
	 */
	static String of(String application) {
		String name = application.toLowerCase(Locale.ROOT);
		return Arrays.stream(values())
			.filter((candidate) -> candidate.application.equals(name))
			.map(ServiceTypes::type)
			.findFirst()
			.orElse(name);
	}

	private String type() {
		return name().toLowerCase(Locale.ROOT);
	}

}
