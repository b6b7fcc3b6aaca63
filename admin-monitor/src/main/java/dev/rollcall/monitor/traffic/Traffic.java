package dev.rollcall.monitor.traffic;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;

import dev.rollcall.monitor.probe.Probe;
import dev.rollcall.starter.secret.ClusterCredential;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The gateway's counts of requests. While the gateway does not give them there are none:
 * nothing is invented and nothing old is shown, and the gateway's own status tells why.
 */
@Component
public class Traffic {

	private static final String PATH = "/api/metrics";

	private final Probe probe;

	private final TrafficProperties properties;

	private final JsonMapper json;

	private final Map<String, String> headers;

	/** The credential is shown only where the counts are not open to everybody. */
	Traffic(Probe probe, TrafficProperties properties, JsonMapper json, Environment environment) {
		this.probe = probe;
		this.properties = properties;
		this.json = json;
		boolean open = environment.getRequiredProperty("rollcall.status.public", Boolean.class);
		this.headers = open ? Map.of()
				: Map.of(HttpHeaders.AUTHORIZATION, ClusterCredential.of(environment).authorization());
	}

	/**
	 * Asks the gateway.
	 * @return the object {@code metrics} of its answer; empty when it gives none
	 * @throws InterruptedException when the caller is to stop
	 */
	public JsonNode fetch() throws InterruptedException {
		try {
			HttpResponse<byte[]> answer = this.probe.get(this.properties.gatewayUrl().resolve(PATH), this.headers,
					this.properties.timeout(), this.properties.sizeMax().toBytes());
			if (answer.statusCode() == HttpStatus.OK.value()) {
				JsonNode metrics = this.json.readTree(answer.body()).path("metrics");
				return metrics.isObject() ? metrics : this.json.createObjectNode();
			}
		}
		catch (IOException | JacksonException ex) {
			// the gateway is away or answers something else: its health check says so
		}
		return this.json.createObjectNode();
	}

}
