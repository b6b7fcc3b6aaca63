package dev.rollcall.compute.accumulator;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the accumulator lies and how long it is waited for.
 *
 * @param url of kv-store, {@code http} or {@code https} ({@code KV_STORE_URL}); found by
 * it and not by the registry, which may be away
 * @param key of the accumulator in kv-store
 * @param factorDigitsMax decimal digits of a factor, at least 1; beyond, 400
 * @param connectTimeout how long a connection may take, longer than 0
 * @param tryTimeout how long one try may take, longer than 0
 * @param timeout how long all tries of a call may take together, at least one try
 * @param triesMax how often kv-store is asked in that time, at least once; for a deletion
 * once only
 * @param concurrencyMax calls of this instance that wait for kv-store at the same time,
 * at least 1
 * @param waitMax how long a further call waits for its turn before it is answered 503, as
 * a part of {@code timeout}; not negative
 * @param retryAfter what a client is told when kv-store is away, longer than 0
 * @param watched whether kv-store is asked in the background, so that {@code /health}
 * says {@code degraded} while it is away
 * @param watchInterval the pause between two such questions, longer than 0
 */
@ConfigurationProperties("rollcall.compute.accumulator")
record AccumulatorProperties(URI url, @DefaultValue("accumulator") String key,
		@DefaultValue("10000") int factorDigitsMax, @DefaultValue("300ms") Duration connectTimeout,
		@DefaultValue("500ms") Duration tryTimeout, @DefaultValue("1s") Duration timeout,
		@DefaultValue("3") int triesMax, @DefaultValue("16") int concurrencyMax,
		@DefaultValue("200ms") Duration waitMax, @DefaultValue("1s") Duration retryAfter,
		@DefaultValue("true") boolean watched, @DefaultValue("1s") Duration watchInterval) {

	private static final String PREFIX = "rollcall.compute.accumulator.";

	AccumulatorProperties {
		if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme())) || url.getHost() == null) {
			throw new IllegalArgumentException(PREFIX + "url must be http://host:port, not '" + url + "'");
		}
		if (!key.matches("[A-Za-z0-9._:~-]{1,200}")) {
			throw new IllegalArgumentException(PREFIX + "key must be 1 to 200 of A-Z a-z 0-9 . _ : ~ -");
		}
		requirePositive(factorDigitsMax, "factor-digits-max");
		requirePositive(connectTimeout.toMillis(), "connect-timeout");
		requirePositive(tryTimeout.toMillis(), "try-timeout");
		requirePositive(triesMax, "tries-max");
		requirePositive(concurrencyMax, "concurrency-max");
		if (waitMax.isNegative()) {
			throw new IllegalArgumentException(PREFIX + "wait-max must not be negative, as is " + waitMax);
		}
		requirePositive(retryAfter.toMillis(), "retry-after");
		requirePositive(watchInterval.toMillis(), "watch-interval");
		if (timeout.compareTo(tryTimeout) < 0) {
			throw new IllegalArgumentException(
					PREFIX + "timeout (" + timeout + ") must not be shorter than try-timeout (" + tryTimeout + ")");
		}
	}

	private static void requirePositive(long value, String name) {
		if (value < 1) {
			throw new IllegalArgumentException(PREFIX + name + " must be positive, not " + value);
		}
	}

}
