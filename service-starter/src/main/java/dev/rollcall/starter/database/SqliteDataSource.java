package dev.rollcall.starter.database;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;

import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Opens connections to SQLite whose transactions take the write lock when they begin, so
 * that they wait for their turn instead of failing half-way, unless they are read-only:
 * those never take it and never wait for it.
 */
class SqliteDataSource extends AbstractDataSource {

	private final String url;

	/**
	 * Names the database.
	 * @param url a JDBC URL; its {@code transaction_mode} does not matter, and
	 * {@code explicit_readonly} must not be among its parameters
	 */
	SqliteDataSource(String url) {
		this.url = url;
	}

	@Override
	public Connection getConnection() throws SQLException {
		SQLiteConnection connection = JDBC.createConnection(this.url, new Properties());
		return (Connection) Proxy.newProxyInstance(SqliteDataSource.class.getClassLoader(),
				new Class<?>[] { Connection.class }, new SqliteTransactions(connection));
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		throw new SQLFeatureNotSupportedException("SQLite knows no users");
	}

}
