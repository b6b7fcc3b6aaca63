package dev.rollcall.starter.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;

/**
 * A connection to SQLite with what belongs to it as long as it is open.
 *
 * @param connection of the driver
 * @param limit of its statements
 * @param statements that stay prepared
 */
record OpenConnection(SQLiteConnection connection, StatementLimit limit, KeptStatements statements) {

	/**
	 * Opens one.
	 * @param url a JDBC URL
	 * @param statementMax how long a statement may run
	 */
	static OpenConnection to(String url, Duration statementMax) throws SQLException {
		SQLiteConnection connection = JDBC.createConnection(url, new Properties());
		return new OpenConnection(connection, StatementLimit.on(connection, statementMax),
				new KeptStatements(connection));
	}

}
