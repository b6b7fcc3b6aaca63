package dev.rollcall.starter.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * Opens the SQLite file: one connection that writes, for which transactions stand in line
 * with those of all other processes, and a few that read and never wait for it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("rollcall.database.lock-file")
@EnableConfigurationProperties(SqliteProperties.class)
class SqliteConfiguration {

	/** Some migrations take long, and are not to be ended in the middle. */
	private static final Duration MIGRATION_MAX = Duration.ofDays(1);

	/** For a connection that is free: reading takes no longer. */
	private static final long READER_WAIT_MILLIS = 1000;

	@Bean
	WriterLine writerLine(Environment environment) {
		return WriterLine.at(Path.of(environment.getRequiredProperty("rollcall.database.lock-file")));
	}

	@Bean(defaultCandidate = false)
	WriterDataSource writer(Environment environment, WriterLine line, SqliteProperties properties,
			StatementProperties statements) {
		return new WriterDataSource(url(environment), line, properties.writeWaitMax(), statements.timeMax());
	}

	@Bean(defaultCandidate = false)
	HikariDataSource readers(Environment environment, SqliteProperties properties, StatementProperties statements) {
		HikariDataSource pool = new HikariDataSource();
		pool.setDataSource(new ReaderDataSource(url(environment), statements.timeMax()));
		pool.setPoolName("readers");
		pool.setMaximumPoolSize(properties.readersMax());
		pool.setConnectionTimeout(READER_WAIT_MILLIS);
		return pool;
	}

	/** Which of them a transaction gets is decided by its first statement. */
	@Bean
	@Primary
	LazyConnectionDataSourceProxy dataSource(@Qualifier("writer") WriterDataSource writer,
			@Qualifier("readers") HikariDataSource readers) {
		LazyConnectionDataSourceProxy dataSource = new LazyConnectionDataSourceProxy();
		dataSource.setTargetDataSource(writer);
		dataSource.setReadOnlyDataSource(readers);
		dataSource.setDefaultAutoCommit(true);
		return dataSource;
	}

	/** Whoever asks how the database is does not wait for those who write. */
	@Bean
	@ConditionalOnMissingBean(name = "dbHealthIndicator")
	HealthIndicator dbHealthIndicator(@Qualifier("readers") HikariDataSource readers) {
		return new DataSourceHealthIndicator(readers);
	}

	/** Flyway takes no lock on SQLite, so processes that start together would collide. */
	@Bean
	FlywayMigrationStrategy oneProcessAtATime(Environment environment, WriterLine line, SqliteProperties properties) {
		return (flyway) -> line.alone(() -> {
			try (WriterDataSource source = new WriterDataSource(url(environment), line, properties.writeWaitMax(),
					MIGRATION_MAX)) {
				Flyway.configure(flyway.getConfiguration().getClassLoader())
					.configuration(flyway.getConfiguration())
					.dataSource(source)
					.load()
					.migrate();
			}
			catch (SQLException ex) {
				throw new DataAccessResourceFailureException("The database cannot be closed after its migration", ex);
			}
		});
	}

	private static String url(Environment environment) {
		return environment.getRequiredProperty("spring.datasource.url");
	}

}
