package dev.rollcall.starter.database;

import java.nio.file.Path;

import com.zaxxer.hikari.HikariDataSource;

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
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * Opens the SQLite file: one connection that writes, for which transactions stand in line
 * with those of all other processes, and a few that read and never wait for it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("rollcall.database.lock-file")
@EnableConfigurationProperties(SqliteProperties.class)
class SqliteConfiguration {

	/** For a connection that is free: reading takes no longer. */
	private static final long READER_WAIT_MILLIS = 1000;

	@Bean
	WriterLine writerLine(Environment environment) {
		return WriterLine.at(Path.of(environment.getRequiredProperty("rollcall.database.lock-file")));
	}

	@Bean(defaultCandidate = false)
	WriterDataSource writer(Environment environment, WriterLine line, SqliteProperties properties) {
		return new WriterDataSource(url(environment), line, properties.writeWaitMax());
	}

	@Bean(defaultCandidate = false)
	HikariDataSource readers(Environment environment, SqliteProperties properties) {
		HikariDataSource pool = new HikariDataSource();
		pool.setDataSource(new ReaderDataSource(url(environment)));
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
	FlywayMigrationStrategy oneProcessAtATime(WriterLine line) {
		return (flyway) -> line.alone(flyway::migrate);
	}

	private static String url(Environment environment) {
		return environment.getRequiredProperty("spring.datasource.url");
	}

}
