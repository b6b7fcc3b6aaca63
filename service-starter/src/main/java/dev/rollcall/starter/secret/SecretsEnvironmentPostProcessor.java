package dev.rollcall.starter.secret;

import java.net.URI;
import java.nio.file.Path;

import dev.rollcall.starter.instance.Loopback;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Adds the files of {@code <rollcall.home>/secrets} as properties, one file a property.
 * Where there are none and the process talks to nobody but this machine, it makes them;
 * on any other address a missing secret is a reason not to start, because a secret that a
 * process makes for itself is one that its peers do not have.
 * <p>
 * Runs after config data, so that it sees addresses that were set in files.
 */
class SecretsEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	static final String PROPERTY_SOURCE = "rollcallSecrets";

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 20;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (environment.getProperty("rollcall.cluster.password") != null) {
			return;
		}
		Path home = Path.of(environment.getProperty("rollcall.home", ".")).toAbsolutePath().normalize();
		SecretFolder folder = new SecretFolder(home);
		if (!folder.exists()) {
			String address = environment.getProperty("server.address", "127.0.0.1");
			String registry = environment.getProperty("rollcall.registry.url", "http://localhost:3005");
			if (!Loopback.isLoopback(address) || !Loopback.isLoopback(URI.create(registry).getHost())) {
				throw new MissingSecretsException(folder.path(), address, registry);
			}
			folder.create();
		}
		environment.getPropertySources()
			.addFirst(new ConfigTreePropertySource(PROPERTY_SOURCE, folder.path(),
					ConfigTreePropertySource.Option.AUTO_TRIM_TRAILING_NEW_LINE));
		if (environment.getProperty("rollcall.cluster.password") == null) {
			throw new MissingSecretsException(folder.path());
		}
	}

}
