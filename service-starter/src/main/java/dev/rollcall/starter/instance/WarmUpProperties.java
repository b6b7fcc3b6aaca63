package dev.rollcall.starter.instance;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether an instance sends itself its first requests.
 *
 * @param enabled whether it does, before its web server accepts
 * @param timeout after which it starts all the same, at least 1 ms; what is rehearsed
 * then has limits of its own
 * @param exit whether it ends when it has started: the training run of an AOT cache
 */
@ConfigurationProperties("rollcall.warm-up")
record WarmUpProperties(@DefaultValue("true") boolean enabled, @DefaultValue("10s") Duration timeout,
		@DefaultValue("false") boolean exit) {

	WarmUpProperties {
		if (timeout.toMillis() < 1) {
			throw new IllegalArgumentException("rollcall.warm-up.timeout must be at least 1ms");
		}
	}

}
