package dev.rollcall.gateway.route;

import java.util.List;

/**
 * The services that the routes lead to.
 *
 * @param names their names in the registry, in the order of the routes
 */
public record RoutedServices(List<String> names) {

	private static final String SUFFIX = "-service";

	public RoutedServices {
		names = List.copyOf(names);
	}

	/**
	 * The type of a service, as answers name it.
	 * @param name its name in the registry, such as {@code auth-service}
	 * @return the type, such as {@code auth}
	 */
	public static String type(String name) {
		return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
	}

}
