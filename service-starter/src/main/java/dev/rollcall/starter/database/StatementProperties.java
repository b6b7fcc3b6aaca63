package dev.rollcall.starter.database;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a statement may take of the database, whichever that is.
 *
 * @param timeMax how long a statement may run, then it is ended and the call is answered
 * 503; at least 1 ms. Migrations have no limit
 */
@ConfigurationProperties("rollcall.database.statement")
record StatementProperties(@DefaultValue("2s") Duration timeMax) {

	StatementProperties {
		if (timeMax.toMillis() < 1) {
			throw new IllegalArgumentException(
					"rollcall.database.statement.time-max must be at least 1 ms, not " + timeMax);
		}
	}

}
