package dev.rollcall.starter.instance;

import java.time.Clock;
import java.time.InstantSource;

import jakarta.servlet.Filter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Wires what an instance says of itself. */
@AutoConfiguration
@ConditionalOnWebApplication
@EnableConfigurationProperties({ InstanceProperties.class, WarmUpProperties.class })
class InstanceAutoConfiguration {

	private static final Logger log = LoggerFactory.getLogger("rollcall");

	@Bean
	@ConditionalOnMissingBean(InstantSource.class)
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	InstanceHealth instanceHealth(InstanceProperties instance, HealthContributorRegistry contributors,
			ApplicationAvailability availability, ObjectProvider<HealthMembers> members, InstantSource clock) {
		return new InstanceHealth(instance, contributors, availability, members.orderedStream().toList(), clock);
	}

	@Bean
	@ConditionalOnBean(WarmUpDoor.class)
	@ConditionalOnBooleanProperty(name = "rollcall.warm-up.enabled", matchIfMissing = true)
	WarmUp warmUp(WarmUpProperties properties, ObjectProvider<WarmUpRequest> requests,
			ObjectProvider<Rehearsal> rehearsals, WarmUpDoor door, ObjectProvider<WarmUpCaller> caller) {
		return new WarmUp(properties, requests.orderedStream().toList(), rehearsals.orderedStream().toList(), door,
				caller.getIfAvailable(Stranger::new));
	}

	/**
	 * Spring Boot says it a fifth of a second later, after the runners: there is none
	 * that prepares anything.
	 */
	@Bean
	ApplicationListener<WebServerInitializedEvent> readyWhenTheWebServerAccepts() {
		return (event) -> AvailabilityChangeEvent.publish(event.getApplicationContext(),
				ReadinessState.ACCEPTING_TRAFFIC);
	}

	/** Ends the training run of an AOT cache, which has seen all there is to see. */
	@Bean
	@Order
	@ConditionalOnBooleanProperty("rollcall.warm-up.exit")
	ApplicationRunner trainingEnd(ConfigurableApplicationContext context) {
		return (arguments) -> System.exit(SpringApplication.exit(context));
	}

	/** What the two original systems print when a service has started. */
	@Bean
	ApplicationListener<ApplicationReadyEvent> instanceStartLines(InstanceProperties instance) {
		return (event) -> {
			String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
			log.info("[{}] {} running on port {}", instance.name(), instance.title(), port);
			log.info("[Server] Server running on {}:{}. Waiting for requests...", instance.host(), port);
		};
	}

	/** Before anything is stopped. */
	@Bean
	ApplicationListener<ContextClosedEvent> instanceStopLine() {
		return (event) -> log.info("[Server] Shutting down...");
	}

	/** The parts for services on servlets; the gateway has its own. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	@Import(HealthController.class)
	static class Servlet {

		@Bean
		WarmUpDoor warmUpDoor(ApplicationContext context) {
			return new TomcatDoor(context);
		}

		/** Before the security chain, whose refusals must name the instance too. */
		@Bean
		FilterRegistrationBean<Filter> instanceHeadersFilter(InstanceProperties instance) {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
					new InstanceFilter(instance.name()));
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return registration;
		}

	}

}
