package dev.rollcall.starter.database;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a process shares the SQLite file with others.
 *
 * @param writeWaitMax how long a transaction that writes waits until it has begun, then
 * 503; below the gateway's 2 s, so that clients hear of it from the service; at least 1
 * ms
 * @param readersMax how many transactions read at a time; at least 1
 */
@ConfigurationProperties("rollcall.database.sqlite")
record SqliteProperties(@DefaultValue("1500ms") Duration writeWaitMax, @DefaultValue("5") int readersMax) {

	SqliteProperties {
		if (writeWaitMax.toMillis() < 1) {
			throw new IllegalArgumentException(
					"rollcall.database.sqlite.write-wait-max must be at least 1 ms, not " + writeWaitMax);
		}
		if (readersMax < 1) {
			throw new IllegalArgumentException(
					"rollcall.database.sqlite.readers-max must be at least 1, not " + readersMax);
		}
	}

}
