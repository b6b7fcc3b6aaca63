package dev.rollcall.starter.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * Turns {@code DATABASE_URL} into Spring's own properties: a relative SQLite file lies
 * below {@code rollcall.home}, and in any other database each service has a schema.
 * Whatever {@code spring.datasource} says counts more.
 */
class DatabaseEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	/**
	 * With a database that goes away each transaction ends here with an ERROR and a stack
	 * trace, because it cannot be rolled back either. It is an outage, which is logged
	 * once where requests are refused for it.
	 */
	private static final List<String> ROLLBACK_FAILURES = List.of(
			"org.springframework.transaction.support.TransactionTemplate",
			"org.springframework.transaction.interceptor.TransactionInterceptor");

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 30;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", getClass().getClassLoader())) {
			return;
		}
		String url = environment.getRequiredProperty("rollcall.database.url");
		Optional<SqliteFile> file = SqliteFile.of(url, Path.of(environment.getProperty("rollcall.home", ".")));
		Map<String, Object> properties = new HashMap<>();
		properties.put("spring.datasource.url", file.map(SqliteFile::url).orElse(url));
		properties.put("spring.flyway.locations", "classpath:db/migration/{vendor}");
		properties.put("spring.flyway.baseline-on-migrate", "true");
		properties.put("spring.flyway.baseline-version", "0");
		properties.put("spring.datasource.hikari.connection-timeout", "1000");
		properties.put("spring.datasource.hikari.maximum-pool-size", "6");
		ROLLBACK_FAILURES.forEach((logger) -> properties.put("logging.level." + logger, "off"));
		if (file.isPresent()) {
			createFolder(file.get().path().getParent());
			properties.put("spring.jpa.database-platform", "dev.rollcall.starter.database.SqliteDialect");
			properties.put("rollcall.database.lock-file", file.get().lock().toString());
		}
		else {
			String schema = environment.getRequiredProperty("spring.application.name").replace("-service", "");
			properties.put("spring.datasource.username", environment.getProperty("rollcall.database.user", ""));
			properties.put("spring.datasource.password", environment.getProperty("rollcall.database.password", ""));
			properties.put("spring.datasource.hikari.schema", schema);
			properties.put("spring.flyway.default-schema", schema);
			Binder binder = Binder.get(environment);
			Duration statementMax = binder.bindOrCreate("rollcall.database.statement", StatementProperties.class)
				.timeMax();
			PostgresqlProperties postgresql = binder.bindOrCreate("rollcall.database.postgresql",
					PostgresqlProperties.class);
			properties.put("spring.datasource.hikari.connection-init-sql", limits(statementMax, postgresql));
			// a server that hangs says nothing: the limits are on this side, in seconds
			properties.put("spring.datasource.hikari.data-source-properties.connectTimeout", "1");
			properties.put("spring.datasource.hikari.data-source-properties.socketTimeout",
					String.valueOf(statementMax.plusMillis(999).toSeconds() + 1));
			// how long a connection that is to be used is looked at first
			properties.put("spring.datasource.hikari.validation-timeout", "500");
			// with connections of its own, without those limits
			properties.put("spring.flyway.url", "${spring.datasource.url}");
			properties.put("spring.flyway.user", "${spring.datasource.username}");
			properties.put("spring.flyway.password", "${spring.datasource.password}");
		}
		environment.getPropertySources().addLast(new MapPropertySource("rollcallDatabase", properties));
	}

	private static String limits(Duration statementMax, PostgresqlProperties postgresql) {
		return """
				set statement_timeout = '%dms'; set lock_timeout = '%dms'; \
				set idle_in_transaction_session_timeout = '%dms'""".formatted(statementMax.toMillis(),
				postgresql.lockWaitMax().toMillis(), postgresql.idleMax().toMillis());
	}

	private static void createFolder(Path folder) {
		try {
			Files.createDirectories(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot make the folder of the database, " + folder, ex);
		}
	}

}
