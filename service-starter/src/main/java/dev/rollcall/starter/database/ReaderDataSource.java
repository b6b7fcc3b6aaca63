package dev.rollcall.starter.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;

import org.springframework.jdbc.datasource.AbstractDataSource;

/** Opens connections to SQLite that never wait for those who write, and cannot write. */
final class ReaderDataSource extends AbstractDataSource {

	private final String url;

	private final Duration statementMax;

	/**
	 * For those who read.
	 * @param url a JDBC URL; its {@code transaction_mode} does not matter, and
	 * {@code explicit_readonly} must not be among its parameters
	 * @param statementMax how long a statement may run
	 */
	ReaderDataSource(String url, Duration statementMax) {
		this.url = url;
		this.statementMax = statementMax;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return SqliteTransactions.ofReader(OpenConnection.to(this.url, this.statementMax));
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		throw new SQLFeatureNotSupportedException("SQLite knows no users");
	}

}
