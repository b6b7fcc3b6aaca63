package dev.rollcall.client.balance;

import java.time.Duration;

/**
 * How long the client waits for one process before it goes to the next.
 *
 * @param connect until the connection stands, more than 0
 * @param answer until a registry or server has answered in full, more than 0
 * @param signIn the same for auth-service, whose answers take a hash, more than 0
 */
public record TimeLimits(Duration connect, Duration answer, Duration signIn) {

	/** 300 ms, 2 s and 5 s, as the gateway has them. */
	public static final TimeLimits DEFAULT = new TimeLimits(Duration.ofMillis(300), Duration.ofSeconds(2),
			Duration.ofSeconds(5));

	public TimeLimits {
		requirePositive(connect);
		requirePositive(answer);
		requirePositive(signIn);
	}

	private static void requirePositive(Duration limit) {
		if (!limit.isPositive()) {
			throw new IllegalArgumentException("a time limit is more than 0, not " + limit);
		}
	}

}
