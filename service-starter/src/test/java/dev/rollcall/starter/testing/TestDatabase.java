package dev.rollcall.starter.testing;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Tells a service where the database of {@link OnPostgresql} is, before the starter
 * decides what it needs for it.
 */
class TestDatabase implements EnvironmentPostProcessor, Ordered {

	static final String PROPERTY = "rollcall.testing.database";

	static final String POSTGRESQL = "postgresql";

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 20;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (POSTGRESQL.equals(environment.getProperty(PROPERTY))) {
			environment.getPropertySources().addFirst(new MapPropertySource("testDatabase", PostgresqlServer.access()));
		}
	}

}
