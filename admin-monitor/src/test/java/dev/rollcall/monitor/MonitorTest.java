package dev.rollcall.monitor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;

import dev.rollcall.starter.testing.TestTokens;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * The whole monitor on a port of its own, once for all tests. It checks only when a test
 * says so; the registry and the gateway are servers of the test.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "rollcall.monitor.check.interval=1h", "rollcall.monitor.check.timeout=500ms",
				"rollcall.monitor.live.connections-max=3", "rollcall.monitor.live.send-timeout=500ms",
				"rollcall.monitor.sign-in.timeout=2s", "rollcall.monitor.alert.slow-after=200ms" })
@Import({ TestTokens.Keys.class, MonitorTest.Wiring.class, EchoController.class })
public @interface MonitorTest {

	/** What stands around the monitor. */
	@TestConfiguration(proxyBeanMethods = false)
	class Wiring {

		public static final Peer REGISTRY = new Peer();

		public static final Peer GATEWAY = new Peer();

		@Bean
		@Primary
		SettableClock monitorClock() {
			return new SettableClock();
		}

		/** Tokens go by the system's time, which no test changes. */
		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

		@Bean
		ListedInstances listedInstances() {
			return new ListedInstances();
		}

		@Bean
		DynamicPropertyRegistrar addresses() {
			return (properties) -> {
				properties.add("rollcall.registry.url", REGISTRY::url);
				properties.add("rollcall.monitor.traffic.gateway-url", GATEWAY::url);
			};
		}

	}

}
