package dev.rollcall.starter.database;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a transaction may take of PostgreSQL. Migrations have no limit.
 *
 * @param lockWaitMax how long a statement waits for a lock, such as that of a row, then
 * 503; below the gateway's 2 s, so that clients hear of it from the service; at least 1
 * ms
 * @param idleMax how long a transaction may do nothing until the server ends it with its
 * connection, so that a process that is stopped in the middle of one holds up nobody for
 * longer; at least 1 ms
 * @param writersMax how many transactions of a process write at a time; the next one
 * waits as long as for a lock, then 503. At least 1, and less than the connections
 * ({@code spring.datasource.hikari.maximum-pool-size}), or those who read wait with them
 */
@ConfigurationProperties("rollcall.database.postgresql")
record PostgresqlProperties(@DefaultValue("1500ms") Duration lockWaitMax, @DefaultValue("5s") Duration idleMax,
		@DefaultValue("5") int writersMax) {

	PostgresqlProperties {
		require("lock-wait-max", lockWaitMax);
		require("idle-max", idleMax);
		if (writersMax < 1) {
			throw new IllegalArgumentException(
					"rollcall.database.postgresql.writers-max must be at least 1, not " + writersMax);
		}
	}

	/** For the server 0 would be no limit at all. */
	private static void require(String name, Duration limit) {
		if (limit.toMillis() < 1) {
			throw new IllegalArgumentException(
					"rollcall.database.postgresql.%s must be at least 1 ms, not %s".formatted(name, limit));
		}
	}

}
