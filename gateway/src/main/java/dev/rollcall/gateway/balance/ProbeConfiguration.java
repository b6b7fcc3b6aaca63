package dev.rollcall.gateway.balance;

import java.time.Duration;

import io.netty.channel.ChannelOption;
import io.netty.resolver.DefaultAddressResolverGroup;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/** Wires what the gateway asks instances for itself. */
@Configuration(proxyBeanMethods = false)
class ProbeConfiguration {

	private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

	private static final int ANSWER_SIZE_MAX = 64 * 1024;

	/**
	 * For the gateway's own questions. A connection each, so that an answer tells of now
	 * and not of a connection's past; redirects are not followed.
	 */
	@Bean
	WebClient questions(HttpClientProperties properties) {
		HttpClient http = HttpClient.newConnection()
			.disableRetry(true)
			.keepAlive(false)
			.resolver(DefaultAddressResolverGroup.INSTANCE)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, properties.getConnectTimeout())
			.responseTimeout(ANSWER_TIMEOUT);
		return WebClient.builder()
			.clientConnector(new ReactorClientHttpConnector(http))
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(ANSWER_SIZE_MAX))
			.build();
	}

	@Bean
	ReadinessProbe readinessProbe(WebClient questions, JsonMapper json, DiscoveryProperties properties) {
		return new ReadinessProbe(questions, json, properties.probeTimeout());
	}

}
