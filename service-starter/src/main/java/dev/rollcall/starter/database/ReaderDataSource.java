package dev.rollcall.starter.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;

import org.sqlite.JDBC;

import org.springframework.jdbc.datasource.AbstractDataSource;

/** Opens connections to SQLite that never wait for those who write, and cannot write. */
final class ReaderDataSource extends AbstractDataSource {

	private final String url;

	/**
	 * For those who read.
	 * @param url a JDBC URL; its {@code transaction_mode} does not matter, and
	 * {@code explicit_readonly} must not be among its parameters
	 */
	ReaderDataSource(String url) {
		this.url = url;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return SqliteTransactions.ofReader(JDBC.createConnection(this.url, new Properties()));
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		throw new SQLFeatureNotSupportedException("SQLite knows no users");
	}

}
