package dev.rollcall.data.sqlite;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the driver under the pool where the database is SQLite. */
@Configuration(proxyBeanMethods = false)
class SqliteConfiguration {

	@Bean
	static BeanPostProcessor sqliteTransactions() {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessBeforeInitialization(Object bean, String name) {
				if (bean instanceof HikariDataSource pool && pool.getJdbcUrl().startsWith("jdbc:sqlite:")) {
					pool.setDriverClassName(SqliteDriver.class.getName());
					pool.setJdbcUrl(pool.getJdbcUrl().replace("&explicit_readonly=true", ""));
				}
				return bean;
			}
		};
	}

}
