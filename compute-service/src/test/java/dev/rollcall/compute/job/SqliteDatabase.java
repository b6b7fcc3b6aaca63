package dev.rollcall.compute.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;

/** The tables in a SQLite file of their own, and nothing that works on them by itself. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = SqliteDatabase.Tables.class, properties = "rollcall.database.url=jdbc:sqlite:data/jobs.db")
public @interface SqliteDatabase {

	/** All that makes the tables. */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	class Tables {

	}

}
