package dev.rollcall.gateway.balance;

import java.time.InstantSource;
import java.util.List;

import io.netty.resolver.DefaultAddressResolverGroup;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires balancing into Spring Cloud Gateway. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BalanceProperties.class)
class BalanceConfiguration {

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

	@Bean
	Instances instances() {
		return new Instances();
	}

	@Bean
	Ejections ejections(BalanceProperties properties, InstantSource clock) {
		return new Ejections(properties.ejectionDuration(), clock);
	}

	@Bean
	Balancer balancer(Instances instances, Ejections ejections) {
		return new Balancer(instances, ejections);
	}

	@Bean
	BalancingFilter balancingFilter(Balancer balancer, BalanceProperties properties) {
		return new BalancingFilter(balancer, properties);
	}

	@Bean
	DiscoveryFeed discoveryFeed(DiscoveryClient discovery, RoutedServices services, Balancer balancer,
			BalanceProperties properties, InstantSource clock) {
		return new DiscoveryFeed(discovery, services, balancer, properties.emptyListDoubt(), clock);
	}

	/**
	 * reactor-netty would repeat a request once by itself, on the same instance and
	 * uncounted; and its own DNS client does not know every name that the system knows.
	 */
	@Bean
	HttpClientCustomizer oneTryPerConnection() {
		return (client) -> client.disableRetry(true).resolver(DefaultAddressResolverGroup.INSTANCE);
	}

}
