package dev.rollcall.monitor.dashboard;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

import dev.rollcall.starter.discovery.Foreign;
import dev.rollcall.starter.token.Caller;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Asks auth-service who somebody is. Only instances that showed the cluster's credential
 * when they registered are told a password. The tokens of the answer are not used: the
 * dashboard has a session of its own.
 */
@Component
class AdminAccounts {

	private static final String AUTH_SERVICE = "auth-service";

	private static final String LOGIN = "/api/auth/login";

	private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(300);

	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	private static final String CLUSTER_CAN = "; the user cluster can sign in without it";

	private final DiscoveryClient discovery;

	private final RestClient http;

	private final Semaphore permits;

	AdminAccounts(DiscoveryClient discovery, SignInProperties properties) {
		this.discovery = discovery;
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
				HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
		requests.setReadTimeout(properties.timeout());
		this.http = RestClient.builder().requestFactory(requests).build();
		this.permits = new Semaphore(properties.concurrencyMax());
	}

	/**
	 * Whether there is such an account and it is an ADMIN's.
	 * @param name a user name or an e-mail address
	 * @param password what was entered
	 * @throws SignInUnavailableException when that cannot be told now
	 */
	boolean isAdmin(String name, String password) {
		if (!this.permits.tryAcquire()) {
			throw unavailable("Too many people sign in at the same time", null);
		}
		try {
			return askAnyInstance(name, password);
		}
		finally {
			this.permits.release();
		}
	}

	private boolean askAnyInstance(String name, String password) {
		List<ServiceInstance> candidates = new ArrayList<>(this.discovery.getInstances(AUTH_SERVICE)
			.stream()
			.filter((instance) -> !Foreign.isForeign(instance.getMetadata()))
			.toList());
		Collections.shuffle(candidates);
		SignInUnavailableException failure = unavailable("No instance of auth-service is known" + CLUSTER_CAN, null);
		for (ServiceInstance candidate : candidates) {
			try {
				return ask(candidate, name, password);
			}
			catch (ResourceAccessException | HttpServerErrorException ex) {
				failure = unavailable("No instance of auth-service answers" + CLUSTER_CAN, ex);
			}
		}
		throw failure;
	}

	private boolean ask(ServiceInstance instance, String name, String password) {
		String nameMember = name.contains("@") ? "email" : "username";
		try {
			JsonNode answer = this.http.post()
				.uri(instance.getUri() + LOGIN)
				.contentType(MediaType.APPLICATION_JSON)
				.body(Map.of(nameMember, name, "password", password))
				.retrieve()
				.body(JsonNode.class);
			return answer != null && answer.path("user")
				.path("roles")
				.valueStream()
				.anyMatch((role) -> Caller.ADMIN.equals(role.asString("")));
		}
		catch (RestClientResponseException ex) {
			HttpStatus status = HttpStatus.resolve(ex.getStatusCode().value());
			if (status == HttpStatus.UNAUTHORIZED || status == HttpStatus.BAD_REQUEST) {
				return false;
			}
			if (status == HttpStatus.TOO_MANY_REQUESTS) {
				throw new SignInUnavailableException(status, RETRY_AFTER, "Too many tries for this account", ex);
			}
			throw ex;
		}
	}

	private static SignInUnavailableException unavailable(String message, @Nullable RestClientException cause) {
		return new SignInUnavailableException(HttpStatus.SERVICE_UNAVAILABLE, RETRY_AFTER, message, cause);
	}

}
