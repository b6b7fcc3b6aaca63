package dev.rollcall.starter.discovery;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Set;

import com.netflix.discovery.DiscoveryClient;
import com.netflix.discovery.EurekaClient;
import com.netflix.discovery.EurekaClientConfig;
import dev.rollcall.starter.instance.InstanceHealth;
import dev.rollcall.starter.instance.Rehearsal;
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
import org.springframework.cloud.netflix.eureka.EurekaInstanceConfigBean;
import org.springframework.cloud.netflix.eureka.InstanceInfoFactory;
import org.springframework.cloud.netflix.eureka.http.EurekaClientHttpRequestFactorySupplier;
import org.springframework.cloud.netflix.eureka.http.RestClientDiscoveryClientOptionalArgs;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClient;

/**
 * Makes the process a member of the cluster: it registers, follows the registry's list,
 * and takes its leave. Whatever speaks to the registry shows the cluster's credential, as
 * a header and not as part of the URL, because Eureka writes URLs into its log. The
 * registry itself has Jersey instead and nobody to register with.
 */
@AutoConfiguration(before = { EurekaClientAutoConfiguration.class, EurekaDiscoveryClientConfiguration.class })
@ConditionalOnClass(EurekaClientAutoConfiguration.class)
@ConditionalOnMissingClass("org.glassfish.jersey.client.JerseyClient")
@ConditionalOnProperty(name = "eureka.client.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ DiscoveryProperties.class, RegistrationProperties.class })
class DiscoveryAutoConfiguration {

	/**
	 * The metadata with the milliseconds since 1970 at which this JVM started: the
	 * registry tells by them that a process has taken the place of another one.
	 */
	private static final String STARTED = "rollcall.started";

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
	ListAnnouncements registryListAnnouncements(ApplicationEventPublisher events, DiscoveryProperties properties) {
		return new ListAnnouncements(events, properties.announceDelay());
	}

	@Bean
	Poll registryPoll(ObjectProvider<DiscoveryClient> client) {
		return new Poll(client);
	}

	@Bean
	EurekaDiscoveryClient registryDiscoveryClient(EurekaClient client, EurekaClientConfig config, Directory directory,
			Poll poll) {
		return new FollowedDiscoveryClient(client, config, directory, poll);
	}

	@Bean
	RegistryIndicator registryHealthIndicator(Follower follower, Directory directory, Poll poll) {
		return new RegistryIndicator(follower, directory, poll);
	}

	@Bean
	RegistrationClients registrationClients(RegistrationProperties properties, DiscoveryProperties connection,
			Environment environment) {
		return new RegistrationClients(connection.connectTimeout(), properties.timeout(),
				() -> authorized(environment));
	}

	@Bean
	Registration registryRegistration(RegistrationClients clients, RegistryAddress registry,
			RegistrationProperties properties, RegistryOutage outage) {
		return new Registration(clients.of(registry), properties, outage);
	}

	/**
	 * The first registration of a JVM takes a fifth of a second, of an instance that is
	 * ready.
	 */
	@Bean
	Rehearsal registrationRehearsal(RegistrationClients clients, EurekaInstanceConfigBean instance) {
		return (self) -> clients.of(new RegistryAddress(self)).register(new InstanceInfoFactory().create(instance));
	}

	@Bean
	ReadinessWatch registryReadinessWatch(InstanceHealth health, Registration registration,
			RegistrationProperties properties) {
		return new ReadinessWatch(() -> health.ready().ok(), registration, properties);
	}

	/** The web server accepts by then, and its port is known. */
	@Bean
	ApplicationListener<AvailabilityChangeEvent<ReadinessState>> registeredWhenReady(ReadinessWatch readiness,
			EurekaInstanceConfigBean instance, Environment environment) {
		return (event) -> {
			if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
				instance.setNonSecurePort(environment.getRequiredProperty("local.server.port", Integer.class));
				instance.getMetadataMap()
					.put(STARTED, String.valueOf(ManagementFactory.getRuntimeMXBean().getStartTime()));
				readiness.start(new InstanceInfoFactory().create(instance));
			}
		};
	}

	@Bean
	Presence registryPresence(Follower follower, ReadinessWatch readiness, Registration registration,
			RegistrationProperties properties) {
		return new Presence(follower, readiness, registration, properties);
	}

	@Bean
	Deregistration registryDeregistration(Registration registration, RegistrationProperties properties) {
		return new Deregistration(registration, properties);
	}

	@Bean
	RestClientDiscoveryClientOptionalArgs restClientDiscoveryClientOptionalArgs(
			EurekaClientHttpRequestFactorySupplier requestFactories, Environment environment, Poll poll) {
		RestClientDiscoveryClientOptionalArgs client = new RestClientDiscoveryClientOptionalArgs(requestFactories,
				() -> authorized(environment));
		client.setEventListeners(Set.of(poll));
		return client;
	}

	private static RestClient.Builder authorized(Environment environment) {
		return RestClient.builder()
			.defaultHeader(HttpHeaders.AUTHORIZATION, ClusterCredential.of(environment).authorization());
	}

}
