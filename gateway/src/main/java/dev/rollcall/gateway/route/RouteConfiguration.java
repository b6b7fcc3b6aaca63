package dev.rollcall.gateway.route;

import java.util.List;

import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the routes. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

	@Bean
	RoutedServices routedServices(GatewayProperties routes) {
		List<String> names = routes.getRoutes()
			.stream()
			.map((route) -> route.getUri())
			.filter((uri) -> "lb".equals(uri.getScheme()))
			.map((uri) -> uri.getHost())
			.distinct()
			.toList();
		return new RoutedServices(names);
	}

}
