package dev.rollcall.gateway.balance;

import java.util.List;

/**
 * The services that the routes lead to.
 *
 * @param names their names in the registry, in the order of the routes
 */
public record RoutedServices(List<String> names) {

	public RoutedServices {
		names = List.copyOf(names);
	}

}
