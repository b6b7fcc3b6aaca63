package dev.rollcall.starter.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Wires what services with a database have in common. */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
@ConditionalOnClass({ FlywayMigrationStrategy.class, Flyway.class })
@ConditionalOnWebApplication(type = Type.SERVLET)
class DatabaseAutoConfiguration {

	@Bean
	DatabaseOutages databaseOutages() {
		return new DatabaseOutages();
	}

	/** Puts connections that begin transactions as they should into the pool. */
	@Bean
	@ConditionalOnProperty("rollcall.database.lock-file")
	static BeanPostProcessor sqliteTransactions() {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessBeforeInitialization(Object bean, String name) {
				if (bean instanceof HikariDataSource pool) {
					pool.setDataSource(new SqliteDataSource(pool.getJdbcUrl()));
				}
				return bean;
			}
		};
	}

	/** Flyway takes no lock on SQLite, so processes that start together would collide. */
	@Bean
	@ConditionalOnProperty("rollcall.database.lock-file")
	FlywayMigrationStrategy oneProcessAtATime(Environment environment) {
		Path lockFile = Path.of(environment.getRequiredProperty("rollcall.database.lock-file"));
		return (flyway) -> migrate(flyway, lockFile);
	}

	private static void migrate(Flyway flyway, Path lockFile) {
		try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
				FileLock lock = channel.lock()) {
			if (lock.isValid()) {
				flyway.migrate();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot lock " + lockFile, ex);
		}
	}

}
