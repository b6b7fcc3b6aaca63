package dev.rollcall.gateway.balance;

import java.time.InstantSource;

import com.netflix.discovery.EurekaClient;
import dev.rollcall.gateway.metrics.RequestMetrics;
import dev.rollcall.gateway.route.RoutedServices;
import io.netty.resolver.DefaultAddressResolverGroup;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires balancing into Spring Cloud Gateway. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ BalanceProperties.class, DiscoveryProperties.class, DoubtProperties.class })
class BalanceConfiguration {

	@Bean
	Instances instances() {
		return new Instances();
	}

	@Bean
	Ejections ejections(BalanceProperties properties, InstantSource clock) {
		return new Ejections(properties, clock);
	}

	@Bean
	Balancer balancer(Instances instances, Ejections ejections) {
		return new Balancer(instances, ejections);
	}

	@Bean
	BalancingFilter balancingFilter(Balancer balancer, RequestMetrics metrics, BalanceProperties properties) {
		return new BalancingFilter(balancer, metrics, properties);
	}

	@Bean
	Roster roster(Instances instances, Ejections ejections, RequestMetrics metrics) {
		return new Roster(instances, ejections, metrics);
	}

	@Bean
	DiscoveryFeed discoveryFeed(DiscoveryClient discovery, RoutedServices services, Roster roster,
			DoubtProperties doubt, InstantSource clock) {
		return new DiscoveryFeed(discovery, services, roster, doubt, clock);
	}

	@Bean
	StaticFeed staticFeed(DiscoveryProperties properties, RoutedServices services, Roster roster, Ejections ejections,
			ReadinessProbe probe) {
		return new StaticFeed(properties, services, roster, ejections, probe);
	}

	@Bean
	DiscoverySource discoverySource(DiscoveryProperties properties, DiscoveryFeed registry, StaticFeed ports,
			Roster roster, ObjectProvider<EurekaClient> client) {
		return new DiscoverySource(properties, registry, ports, roster, client);
	}

	@Bean
	EjectionProbe ejectionProbe(Ejections ejections, ReadinessProbe probe, BalanceProperties properties) {
		return new EjectionProbe(ejections, probe, properties.ejectionDuration());
	}

	@Bean
	DoubtProbe doubtProbe(DiscoveryFeed feed, ReadinessProbe probe, DoubtProperties properties) {
		return new DoubtProbe(feed, probe, properties.probeInterval());
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
