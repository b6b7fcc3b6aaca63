package dev.rollcall.starter.instance;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether an instance sends itself its first requests.
 *
 * @param enabled whether it does, before its web server accepts
 * @param rounds how often it sends each of them, 1 to 1,000, as long as nothing goes
 * wrong: code that was used once is loaded, and slow until it is compiled
 * @param timeout after which it starts all the same, at least 1 ms; what is rehearsed has
 * limits of its own
 * @param exit whether it ends when it has started: the training run of an AOT cache
 */
@ConfigurationProperties("rollcall.warm-up")
record WarmUpProperties(@DefaultValue("true") boolean enabled, @DefaultValue("3") int rounds,
		@DefaultValue("10s") Duration timeout, @DefaultValue("false") boolean exit) {

	private static final int ROUNDS_MAX = 1000;

	WarmUpProperties {
		if (rounds < 1 || rounds > ROUNDS_MAX) {
			throw new IllegalArgumentException(
					"rollcall.warm-up.rounds must be 1 to " + ROUNDS_MAX + ", not " + rounds);
		}
		if (timeout.toMillis() < 1) {
			throw new IllegalArgumentException("rollcall.warm-up.timeout must be at least 1ms");
		}
	}

}
