package dev.rollcall.client.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the client is told by variables; see section 2 of the contract.
 *
 * @param registry where the registry is ({@code SERVICE_REGISTRY_URL})
 * @param gateway where the gateway is ({@code LOAD_BALANCER_URL})
 * @param home where {@code secrets/} and {@code .rollcall/} lie ({@code ROLLCALL_HOME})
 */
record Settings(URI registry, URI gateway, Path home) {

	static Settings of(Map<String, String> environment) {
		return new Settings(url(environment, "SERVICE_REGISTRY_URL", "http://localhost:3005"),
				url(environment, "LOAD_BALANCER_URL", "http://localhost:3000"),
				Path.of(value(environment, "ROLLCALL_HOME", "")).toAbsolutePath().normalize());
	}

	private static URI url(Map<String, String> environment, String variable, String orElse) {
		String value = value(environment, variable, orElse);
		if (!value.matches("https?://[^/?#@\\s]+/?") || !URI.create(value).isAbsolute()) {
			throw new UsageException(variable + " is a URL such as " + orElse + ", not '" + value + "'");
		}
		return URI.create(value);
	}

	private static String value(Map<String, String> environment, String variable, String orElse) {
		String value = environment.getOrDefault(variable, "");
		return value.isBlank() ? orElse : value;
	}

}
