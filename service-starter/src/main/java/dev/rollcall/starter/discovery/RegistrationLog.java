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
 * words of both original systems (rows A2, A4 and B8 of docs/originals.md), and when it
 * does not answer. Eureka's client has no event for either; what it sends tells: POST
 * registers, PUT renews, DELETE deregisters.
 */
class RegistrationLog implements ClientHttpRequestInterceptor {

	private static final Logger log = LoggerFactory.getLogger("rollcall");

	private final String instanceName;

	private final AtomicBoolean registered = new AtomicBoolean();

	private final AtomicBoolean away = new AtomicBoolean();

	RegistrationLog(String instanceName) {
		this.instanceName = instanceName;
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		ClientHttpResponse response = execute(request, body, execution);
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

	/** Says once that an outage begins, and once that it has ended. */
	private ClientHttpResponse execute(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		try {
			ClientHttpResponse response = execution.execute(request, body);
			if (this.away.getAndSet(false)) {
				log.info("[SERVICE-REGISTRY] The registry answers again");
			}
			return response;
		}
		catch (IOException ex) {
			if (!this.away.getAndSet(true)) {
				log.warn("[SERVICE-REGISTRY] The registry at {}:{} does not answer; going on with the last list",
						request.getURI().getHost(), request.getURI().getPort());
			}
			throw ex;
		}
	}

}
