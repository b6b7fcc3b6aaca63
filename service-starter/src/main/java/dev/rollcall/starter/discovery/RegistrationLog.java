package dev.rollcall.starter.discovery;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Says when the registry has taken this instance in and when it has let it go, in the
 * words of both original systems (ORIGINALS A2, A4, B8). Eureka's client has no event for
 * either; what it sends tells: POST registers, PUT renews, DELETE deregisters.
 */
class RegistrationLog implements ClientHttpRequestInterceptor {

	private static final Logger log = LoggerFactory.getLogger("rollcall");

	private final String instanceName;

	private final AtomicBoolean registered = new AtomicBoolean();

	RegistrationLog(String instanceName) {
		this.instanceName = instanceName;
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		ClientHttpResponse response = execution.execute(request, body);
		HttpMethod method = request.getMethod();
		if (method == HttpMethod.PUT && response.getStatusCode() == HttpStatus.NOT_FOUND) {
			// the registry was restarted, or has evicted it: the client registers again
			this.registered.set(false);
		}
		else if (method == HttpMethod.POST && response.getStatusCode().is2xxSuccessful()
				&& !this.registered.getAndSet(true)) {
			log.info("[Server] Successfully registered to Registry");
			log.info("[SERVICE-REGISTRY] Successfully registered: {}", this.instanceName);
		}
		else if (method == HttpMethod.DELETE && response.getStatusCode().is2xxSuccessful()
				&& this.registered.getAndSet(false)) {
			log.info("[Server] Successfully deregistered from Registry");
		}
		return response;
	}

}
