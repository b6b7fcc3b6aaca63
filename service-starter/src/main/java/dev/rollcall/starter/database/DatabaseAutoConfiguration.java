package dev.rollcall.starter.database;

import org.flywaydb.core.Flyway;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Wires what services with a database have in common. */
@AutoConfiguration(before = { DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class })
@ConditionalOnClass({ FlywayMigrationStrategy.class, Flyway.class })
@ConditionalOnWebApplication(type = Type.SERVLET)
@EnableConfigurationProperties({ StatementProperties.class, PostgresqlProperties.class })
@Import(SqliteConfiguration.class)
class DatabaseAutoConfiguration {

	@Bean
	DatabaseOutages databaseOutages() {
		return new DatabaseOutages();
	}

	@Bean
	@ConditionalOnMissingBean(WriterLine.class)
	PostgresqlWriters postgresqlWriters(PostgresqlProperties properties) {
		return new PostgresqlWriters(properties.writersMax(), properties.lockWaitMax());
	}

}
