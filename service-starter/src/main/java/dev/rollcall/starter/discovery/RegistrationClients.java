package dev.rollcall.starter.discovery;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import com.netflix.discovery.shared.resolver.DefaultEndpoint;
import com.netflix.discovery.shared.transport.EurekaHttpClient;

import org.springframework.cloud.netflix.eureka.http.RestClientTransportClientFactory;
import org.springframework.http.client.BufferingClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Makes what speaks Eureka's REST API for this instance. */
class RegistrationClients {

	private final RestClientTransportClientFactory clients;

	/**
	 * Creates it.
	 * @param connectTimeout how long to wait for a connection
	 * @param timeout how long to wait for an answer
	 * @param authorized what shows the cluster's credential
	 */
	RegistrationClients(Duration connectTimeout, Duration timeout, Supplier<RestClient.Builder> authorized) {
		ClientHttpRequestFactory requests = requests(connectTimeout, timeout);
		this.clients = new RestClientTransportClientFactory(Optional.empty(), Optional.empty(),
				(tls, verifier) -> requests, authorized);
	}

	EurekaHttpClient of(RegistryAddress registry) {
		return this.clients.newClient(new DefaultEndpoint(registry.eureka()));
	}

	/** With a length, not in chunks: it is one packet. */
	private static ClientHttpRequestFactory requests(Duration connectTimeout, Duration timeout) {
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
			.version(Version.HTTP_1_1)
			.followRedirects(Redirect.NEVER)
			.connectTimeout(connectTimeout)
			.build());
		requests.setReadTimeout(timeout);
		return new BufferingClientHttpRequestFactory(requests);
	}

}
