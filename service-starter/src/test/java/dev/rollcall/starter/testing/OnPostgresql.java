package dev.rollcall.starter.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.test.context.TestPropertySource;

/** The service under test uses PostgreSQL instead of a SQLite file. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(properties = TestDatabase.PROPERTY + "=" + TestDatabase.POSTGRESQL)
public @interface OnPostgresql {

}
