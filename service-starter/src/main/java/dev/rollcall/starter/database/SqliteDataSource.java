package dev.rollcall.starter.database;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Opens connections to SQLite, either for those who write or for those who read: the
 * transactions of the former stand in line and have the write lock when they begin, so
 * that they never fail half-way; the latter never wait, and cannot write.
 */
final class SqliteDataSource extends AbstractDataSource {

	private final String url;

	private final @Nullable WriterLine line;

	private final Duration writeWaitMax;

	private SqliteDataSource(String url, @Nullable WriterLine line, Duration writeWaitMax) {
		this.url = url;
		this.line = line;
		this.writeWaitMax = writeWaitMax;
	}

	/**
	 * For those who write.
	 * @param url a JDBC URL; its {@code transaction_mode} does not matter, and
	 * {@code explicit_readonly} must not be among its parameters
	 * @param line where transactions wait for their turn
	 * @param waitMax how long they wait
	 * @return the source of such connections
	 */
	static SqliteDataSource ofWriters(String url, WriterLine line, Duration waitMax) {
		return new SqliteDataSource(url, line, waitMax);
	}

	/**
	 * For those who read.
	 * @param url as for those who write
	 * @return the source of such connections
	 */
	static SqliteDataSource ofReaders(String url) {
		return new SqliteDataSource(url, null, Duration.ZERO);
	}

	@Override
	public Connection getConnection() throws SQLException {
		SQLiteConnection connection = JDBC.createConnection(this.url, new Properties());
		SqliteTransactions transactions = (this.line != null)
				? SqliteTransactions.ofWriter(connection, this.line, this.writeWaitMax)
				: SqliteTransactions.ofReader(connection);
		return (Connection) Proxy.newProxyInstance(SqliteDataSource.class.getClassLoader(),
				new Class<?>[] { Connection.class }, transactions);
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		throw new SQLFeatureNotSupportedException("SQLite knows no users");
	}

}
