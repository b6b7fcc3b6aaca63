package dev.rollcall.monitor.dashboard;

import de.codecentric.boot.admin.server.domain.entities.Instance;
import de.codecentric.boot.admin.server.domain.values.Registration;
import de.codecentric.boot.admin.server.web.client.BasicAuthHttpHeaderProvider;
import dev.rollcall.starter.discovery.Foreign;
import dev.rollcall.starter.secret.ClusterCredential;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Shows the cluster's credential to instances that registered with it, and to nobody
 * else: neither to foreign ones nor to any that did not come from the registry. It stands
 * in for Spring Boot Admin's own provider, which would take passwords from metadata.
 */
@Component
class ShownCredential extends BasicAuthHttpHeaderProvider {

	/** What Spring Boot Admin's discovery writes into its registrations. */
	private static final String FROM_REGISTRY = "discovery";

	private final ClusterCredential credential;

	ShownCredential(ClusterCredential credential) {
		this.credential = credential;
	}

	@Override
	public HttpHeaders getHeaders(Instance instance) {
		Registration registration = instance.getRegistration();
		HttpHeaders headers = new HttpHeaders();
		if (FROM_REGISTRY.equals(registration.getSource()) && !Foreign.isForeign(registration.getMetadata())) {
			headers.set(HttpHeaders.AUTHORIZATION, this.credential.authorization());
		}
		return headers;
	}

}
