package dev.rollcall.starter.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;

/**
 * A database with a table for answers and one for effects. Nothing is swept there while a
 * test with a clock of its own runs.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = IdempotencyDatabase.Tables.class,
		properties = { "spring.application.name=test-service", "rollcall.database.url=jdbc:sqlite:data/idempotency.db",
				"rollcall.idempotency.table=test_idempotency", "rollcall.idempotency.sweep-interval=1h",
				"spring.flyway.locations=classpath:db/idempotency/{vendor}" })
@interface IdempotencyDatabase {

	/** All that makes the tables. */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	class Tables {

	}

}
