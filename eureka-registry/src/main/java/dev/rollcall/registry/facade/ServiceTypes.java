package dev.rollcall.registry.facade;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The short names under which the original system lists its services (CONTRACT 3); any
 * other application goes by its own name.
 */
final class ServiceTypes {

	private static final Map<String, String> TYPE_BY_APPLICATION = Map.of("auth-service", "auth", "data-service",
			"data", "compute-service", "compute", "kv-store", "kv", "gateway", "gateway", "admin-monitor", "monitor");

	private static final Map<String, String> APPLICATION_BY_TYPE = TYPE_BY_APPLICATION.entrySet()
		.stream()
		.collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

	private ServiceTypes() {
	}

	/**
	 * The type of an application.
	 * @param application its name in Eureka, in any case
	 * @return the type, in lower case
	 */
	static String ofApplication(String application) {
		String name = application.toLowerCase(Locale.ROOT);
		return TYPE_BY_APPLICATION.getOrDefault(name, name);
	}

	/**
	 * The application of a type.
	 * @param type a type, or the name of an application
	 * @return its name in Eureka, in lower case
	 */
	static String application(String type) {
		String name = type.toLowerCase(Locale.ROOT);
		return APPLICATION_BY_TYPE.getOrDefault(name, name);
	}

}
