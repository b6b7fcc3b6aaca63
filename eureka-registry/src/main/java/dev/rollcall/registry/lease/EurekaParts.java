package dev.rollcall.registry.lease;

import com.netflix.discovery.EurekaClient;
import com.netflix.discovery.EurekaClientConfig;
import com.netflix.eureka.EurekaServerConfig;
import com.netflix.eureka.resources.ServerCodecs;
import com.netflix.eureka.transport.EurekaServerHttpClientFactory;

import org.springframework.cloud.netflix.eureka.server.InstanceRegistryProperties;

/**
 * What Eureka's registry is made of.
 *
 * @param server its settings
 * @param client the settings of the client to other registries
 * @param codecs its JSON and XML
 * @param eurekaClient the client to other registries, of which there are none
 * @param http what that would speak through
 * @param expectation how many instances it counts on
 */
record EurekaParts(EurekaServerConfig server, EurekaClientConfig client, ServerCodecs codecs, EurekaClient eurekaClient,
		EurekaServerHttpClientFactory http, InstanceRegistryProperties expectation) {
}
