package dev.rollcall.starter.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Adds, below everything else, what all processes start from
 * ({@code rollcall-defaults.yml}), and what follows from where it runs: the instance's
 * name and host (in a container they come from the host name, so that replicas of one
 * image differ) and whether its pictures of the system are open (on a loopback address).
 */
class InstanceEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 10;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String module = environment.getProperty("spring.application.name", "service");
		boolean container = environment.getProperty("ROLLCALL_CONTAINER", Boolean.class, false);
		String hostName = container ? hostName() : "localhost";
		Map<String, Object> facts = new HashMap<>();
		facts.put("rollcall.instance.name",
				environment.getProperty("SERVICE_NAME", module + "-" + (container ? hostName : "1")));
		facts.put("rollcall.instance.host", environment.getProperty("SERVICE_HOST", hostName));
		environment.getPropertySources().addLast(new MapPropertySource("rollcallInstance", facts));
		addDefaults(environment);
		facts.put("rollcall.status.public", Loopback.isLoopback(environment.getRequiredProperty("server.address")));
	}

	private static void addDefaults(ConfigurableEnvironment environment) {
		try {
			new YamlPropertySourceLoader().load("rollcallDefaults", new ClassPathResource("rollcall-defaults.yml"))
				.forEach(environment.getPropertySources()::addLast);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The starter's jar is damaged", ex);
		}
	}

	private static String hostName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("ROLLCALL_CONTAINER is set, but the container's host name does not resolve;"
					+ " set SERVICE_NAME and SERVICE_HOST", ex);
		}
	}

}
