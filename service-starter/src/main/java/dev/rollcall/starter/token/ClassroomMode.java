package dev.rollcall.starter.token;

import dev.rollcall.starter.instance.Loopback;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertyResolver;

/**
 * Classroom mode: a request without a token is {@link Caller#ANONYMOUS}, so that the
 * calls of the two original systems work as they are. What is the ADMIN's or the
 * cluster's stays so, and a token that is sent is checked. A process that listens on any
 * address but loopback refuses to start in it.
 */
public final class ClassroomMode implements EnvironmentPostProcessor, Ordered {

	/** The property that switches it on. */
	public static final String PROPERTY = "rollcall.security.open";

	/**
	 * Whether it is on.
	 * @param properties of the process
	 * @return false unless it was switched on
	 */
	public static boolean isOn(PropertyResolver properties) {
		return properties.getProperty(PROPERTY, Boolean.class, false);
	}

	/** After the addresses are known. */
	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 15;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String address = environment.getProperty("server.address", "");
		if (isOn(environment) && !Loopback.isLoopback(address)) {
			throw new ReachableClassroomException(address);
		}
	}

}
