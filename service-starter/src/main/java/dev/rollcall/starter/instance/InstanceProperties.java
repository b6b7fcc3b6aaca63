package dev.rollcall.starter.instance;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an instance is called and where it is reached.
 *
 * @param name unique in the whole registry, such as {@code data-service-2}; 1 to 128
 * letters, digits, {@code .}, {@code _} and {@code -} ({@code SERVICE_NAME})
 * @param host what is registered, a name or address that peers can reach
 * ({@code SERVICE_HOST})
 * @param title what people call the service, such as {@code Data Service}
 */
@ConfigurationProperties("rollcall.instance")
public record InstanceProperties(String name, String host, @DefaultValue("Service") String title) {

	public InstanceProperties {
		if (!name.matches("[A-Za-z0-9._-]{1,128}")) {
			throw new IllegalArgumentException(
					"SERVICE_NAME must be 1 to 128 letters, digits, '.', '_' or '-', not '" + name + "'");
		}
	}

}
