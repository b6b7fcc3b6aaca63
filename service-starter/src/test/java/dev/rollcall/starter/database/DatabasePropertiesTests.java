package dev.rollcall.starter.database;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link SqliteProperties}, {@link PostgresqlProperties}, {@link StatementProperties}.
 */
class DatabasePropertiesTests {

	private static final String PREFIX = "rollcall.database.";

	private final MapConfigurationPropertySource source = new MapConfigurationPropertySource();

	@Test
	void hasTheDefaultsOfTheDocuments() {
		assertThat(bind("sqlite", SqliteProperties.class)).isEqualTo(new SqliteProperties(Duration.ofMillis(1500), 5));
		assertThat(bind("statement", StatementProperties.class))
			.isEqualTo(new StatementProperties(Duration.ofSeconds(2)));
		assertThat(bind("postgresql", PostgresqlProperties.class))
			.isEqualTo(new PostgresqlProperties(Duration.ofMillis(1500), Duration.ofSeconds(5), 5));
	}

	@ParameterizedTest
	@CsvSource({ "sqlite.write-wait-max,0s", "sqlite.readers-max,0", "statement.time-max,0s", "statement.time-max,-1s",
			"postgresql.lock-wait-max,0s", "postgresql.idle-max,0s", "postgresql.writers-max,0" })
	void refusesWhatMakesNoSense(String name, String value) {
		this.source.put(PREFIX + name, value);
		String group = name.replaceFirst("\\..*", "");
		Class<?> type = switch (group) {
			case "sqlite" -> SqliteProperties.class;
			case "postgresql" -> PostgresqlProperties.class;
			default -> StatementProperties.class;
		};
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(group, type))
			.havingRootCause()
			.withMessageContaining(PREFIX + name);
	}

	private <T> T bind(String name, Class<T> type) {
		return new Binder(this.source).bindOrCreate(PREFIX + name, type);
	}

}
