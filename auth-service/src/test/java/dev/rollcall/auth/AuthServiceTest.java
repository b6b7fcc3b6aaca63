package dev.rollcall.auth;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * The whole service on a port of its own, once for all tests. Requests wait longer for
 * their hash than in life, because tests send many at once on a busy machine.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "rollcall.auth.hashing.wait-max=25s")
@Import({ SettableClock.Wiring.class, EchoController.class, AuthClient.class })
public @interface AuthServiceTest {

}
