package dev.rollcall.starter.idempotency;

import java.time.Duration;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How answers to writes with an {@code Idempotency-Key} are recorded.
 *
 * @param table where; of lower-case letters and {@code _}. A service that has none takes
 * no keys
 * @param retention how long an answer is repeated; more than 0
 * @param recordsMax recorded answers of all instances together; at least 1. The oldest go
 * first, at the next sweep: until then there are as many more as came since the last one
 * @param waitMax how long a call waits for its twin that still runs, then it is answered
 * 409, and on SQLite for its turn to write, both together; more than 0
 * @param sweepInterval between two looks for what is too old or too much; more than 0
 */
@ConfigurationProperties("rollcall.idempotency")
record IdempotencyProperties(String table, @DefaultValue("24h") Duration retention,
		@DefaultValue("1000000") long recordsMax, @DefaultValue("1500ms") Duration waitMax,
		@DefaultValue("10s") Duration sweepInterval) {

	private static final Pattern TABLE = Pattern.compile("[a-z_]+");

	IdempotencyProperties {
		require(table != null && TABLE.matcher(table).matches(),
				"table must be of lower-case letters and _, not " + table);
		require(retention.isPositive(), "retention must be more than 0, not " + retention);
		require(recordsMax >= 1, "records-max must be at least 1, not " + recordsMax);
		require(waitMax.isPositive(), "wait-max must be more than 0, not " + waitMax);
		require(sweepInterval.isPositive(), "sweep-interval must be more than 0, not " + sweepInterval);
	}

	private static void require(boolean holds, String message) {
		if (!holds) {
			throw new IllegalArgumentException("rollcall.idempotency." + message);
		}
	}

}
