package dev.rollcall.gateway.metrics;

import dev.rollcall.gateway.route.RoutedServices;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the figures of requests. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetricsProperties.class)
class MetricsConfiguration {

	@Bean
	RequestMetrics requestMetrics(RoutedServices services, MetricsProperties properties) {
		return new RequestMetrics(services, properties.retention(), System::nanoTime);
	}

}
