package dev.rollcall.gateway.status;

import dev.rollcall.gateway.balance.Balancer;
import dev.rollcall.gateway.metrics.RequestMetrics;
import dev.rollcall.gateway.route.RoutedServices;
import dev.rollcall.starter.instance.InstanceProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires the pictures. */
@Configuration(proxyBeanMethods = false)
class StatusConfiguration {

	@Bean
	Pictures pictures(RoutedServices services, Balancer balancer, RequestMetrics metrics, InstanceProperties self,
			Environment environment) {
		return new Pictures(services, balancer, metrics, self, environment);
	}

}
