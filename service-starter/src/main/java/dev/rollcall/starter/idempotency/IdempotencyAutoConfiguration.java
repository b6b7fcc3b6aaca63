package dev.rollcall.starter.idempotency;

import java.time.InstantSource;

import jakarta.servlet.Filter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires idempotency into services on servlets that name a table for it. */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ JdbcTemplate.class, DatabaseDriver.class })
@ConditionalOnProperty("rollcall.idempotency.table")
@EnableConfigurationProperties(IdempotencyProperties.class)
class IdempotencyAutoConfiguration {

	/** After the limit of bodies, whose bytes it reads. */
	private static final int FINGERPRINT_ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

	@Bean
	FilterRegistrationBean<Filter> fingerprintFilter() {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new FingerprintFilter());
		registration.setOrder(FINGERPRINT_ORDER);
		return registration;
	}

	@Bean
	AnswerRepository answerRepository(JdbcTemplate database, IdempotencyProperties properties,
			Environment environment) {
		DatabaseDriver driver = DatabaseDriver.fromJdbcUrl(environment.getRequiredProperty("spring.datasource.url"));
		return new AnswerRepository(database, properties.table(), driver == DatabaseDriver.POSTGRESQL);
	}

	@Bean
	Idempotency idempotency(AnswerRepository answers, IdempotencyProperties properties, JsonMapper json,
			InstantSource clock, PlatformTransactionManager transactions) {
		return new Idempotency(answers, properties, json, clock, transactions);
	}

	@Bean
	Sweeper idempotencySweeper(AnswerRepository answers, IdempotencyProperties properties, InstantSource clock,
			PlatformTransactionManager transactions) {
		return new Sweeper(answers, properties, clock, transactions);
	}

}
