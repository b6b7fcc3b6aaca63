package dev.rollcall.monitor.dashboard;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How ADMIN accounts sign in at the dashboard.
 *
 * @param timeout how long one instance of auth-service may take, above 0
 * @param concurrencyMax sign-ins that wait for auth-service at the same time, at least 1;
 * further ones are answered 503
 */
@ConfigurationProperties("rollcall.monitor.sign-in")
record SignInProperties(@DefaultValue("5s") Duration timeout, @DefaultValue("4") int concurrencyMax) {

	SignInProperties {
		if (timeout.toMillis() < 1) {
			throw new IllegalArgumentException("rollcall.monitor.sign-in.timeout must be at least 1ms");
		}
		if (concurrencyMax < 1) {
			throw new IllegalArgumentException(
					"rollcall.monitor.sign-in.concurrency-max must be at least 1, not " + concurrencyMax);
		}
	}

}
