package dev.rollcall.starter.discovery;

import java.net.URI;

import com.netflix.appinfo.ApplicationInfoManager;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import com.netflix.discovery.DiscoveryClient;
import com.netflix.discovery.EurekaClient;
import com.netflix.discovery.EurekaClientConfig;
import dev.rollcall.starter.secret.ClusterCredential;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.netflix.eureka.EurekaClientAutoConfiguration;
import org.springframework.cloud.netflix.eureka.EurekaDiscoveryClient;
import org.springframework.cloud.netflix.eureka.EurekaDiscoveryClientConfiguration;
import org.springframework.cloud.netflix.eureka.http.EurekaClientHttpRequestFactorySupplier;
import org.springframework.cloud.netflix.eureka.http.RestClientDiscoveryClientOptionalArgs;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClient;

/**
 * Lets the Eureka client show the cluster's credential. It is a header and not part of
 * the registry's URL, because Eureka writes URLs into its log. The registry itself has
 * Jersey instead and nobody to register with.
 */
@AutoConfiguration(before = { EurekaClientAutoConfiguration.class, EurekaDiscoveryClientConfiguration.class })
@ConditionalOnClass(EurekaClientAutoConfiguration.class)
@ConditionalOnMissingClass("org.glassfish.jersey.client.JerseyClient")
@ConditionalOnProperty(name = "eureka.client.enabled", matchIfMissing = true)
@EnableConfigurationProperties(DiscoveryProperties.class)
class DiscoveryAutoConfiguration {

	@Bean
	RegistryAddress registryAddress(Environment environment) {
		return new RegistryAddress(environment.getRequiredProperty("rollcall.registry.url", URI.class));
	}

	@Bean
	RegistryOutage registryOutage(RegistryAddress registry) {
		return new RegistryOutage(registry);
	}

	@Bean
	Directory registryDirectory() {
		return new Directory();
	}

	@Bean
	Follower registryFollower(RegistryAddress registry, Directory directory, ApplicationEventPublisher events,
			DiscoveryProperties properties, RegistryOutage outage, Environment environment) {
		String authorization = ClusterCredential.of(environment).authorization();
		return new Follower(new EventSource(registry, authorization, properties), directory, events, properties,
				outage);
	}

	@Bean
	FollowerLifecycle registryFollowerLifecycle(Follower follower) {
		return new FollowerLifecycle(follower);
	}

	@Bean
	ListAnnouncements listAnnouncements(ApplicationEventPublisher events, DiscoveryProperties properties) {
		return new ListAnnouncements(events, properties.announceDelay());
	}

	@Bean
	Poll registryPoll(ObjectProvider<DiscoveryClient> client) {
		return new Poll(client);
	}

	@Bean
	EurekaDiscoveryClient followedDiscoveryClient(EurekaClient client, EurekaClientConfig config, Directory directory,
			Poll poll) {
		return new FollowedDiscoveryClient(client, config, directory, poll);
	}

	@Bean
	RegistryIndicator registryHealthIndicator(Follower follower, Directory directory, Poll poll) {
		return new RegistryIndicator(follower, directory, poll);
	}

	/**
	 * Eureka's client registers when the web server is there, before the rest is: nobody
	 * sends requests to an instance whose status is STARTING
	 * ({@code eureka.instance.initial-status}).
	 */
	@Bean
	ApplicationListener<AvailabilityChangeEvent<ReadinessState>> upWhenReady(
			ObjectProvider<ApplicationInfoManager> registration) {
		return (event) -> {
			if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
				registration.ifAvailable((manager) -> manager.setInstanceStatus(InstanceStatus.UP));
			}
		};
	}

	@Bean
	RestClientDiscoveryClientOptionalArgs restClientDiscoveryClientOptionalArgs(
			EurekaClientHttpRequestFactorySupplier requestFactories, Environment environment) {
		String authorization = ClusterCredential.of(environment).authorization();
		RegistrationLog log = new RegistrationLog(environment.getRequiredProperty("rollcall.instance.name"));
		return new RestClientDiscoveryClientOptionalArgs(requestFactories,
				() -> RestClient.builder()
					.defaultHeader(HttpHeaders.AUTHORIZATION, authorization)
					.requestInterceptor(log));
	}

}
