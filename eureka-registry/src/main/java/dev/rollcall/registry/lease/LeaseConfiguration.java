package dev.rollcall.registry.lease;

import java.time.InstantSource;

import com.netflix.eureka.EurekaServerConfig;
import org.glassfish.jersey.server.ResourceConfig;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts {@link LeasedInstances} where Eureka has its own registry. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LeaseProperties.class)
@Import(EurekaParts.class)
class LeaseConfiguration {

	/** Eureka's auto-configuration asks nobody whether there is a registry already. */
	private static final String EUREKAS_OWN = "peerAwareInstanceRegistry";

	@Bean
	static BeanDefinitionRegistryPostProcessor withoutEurekasOwn() {
		return (definitions) -> definitions.removeBeanDefinition(EUREKAS_OWN);
	}

	@Bean
	EurekaServerConfig eurekaServerConfig() {
		return new EurekaSettings();
	}

	@Bean
	LeasedInstances leasedInstances(EurekaParts eureka, LeaseProperties limits, ApplicationEventPublisher events,
			InstantSource clock) {
		return new LeasedInstances(eureka, limits, events, clock);
	}

	/** Eureka's REST API is Jersey's, where Spring's handlers have no say. */
	@Bean
	static BeanPostProcessor eurekaRefusals(ObjectProvider<LeaseProperties> limits, ObjectProvider<JsonMapper> json,
			ObjectProvider<LeasedInstances> instances) {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessBeforeInitialization(Object bean, String name) {
				if (bean instanceof ResourceConfig jersey) {
					jersey.register(new EurekaArguments(instances::getObject));
					jersey.register(new EurekaRefusals(limits.getObject()));
					jersey.register(new EurekaProblems(json.getObject()));
				}
				return bean;
			}
		};
	}

}
