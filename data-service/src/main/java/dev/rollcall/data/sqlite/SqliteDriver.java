package dev.rollcall.data.sqlite;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;

/**
 * The driver of SQLite with transactions that write begun as such (IMMEDIATE), so that
 * they wait for their turn instead of failing half-way, and read-only ones begun without
 * the write lock (DEFERRED).
 */
public final class SqliteDriver implements Driver {

	private final JDBC driver = new JDBC();

	@Override
	public @Nullable Connection connect(String url, Properties info) throws SQLException {
		SQLiteConnection connection = (SQLiteConnection) this.driver.connect(url, info);
		if (connection == null) {
			return null;
		}
		return (Connection) Proxy.newProxyInstance(SqliteDriver.class.getClassLoader(),
				new Class<?>[] { Connection.class }, new SqliteTransactions(connection));
	}

	@Override
	public boolean acceptsURL(String url) {
		return this.driver.acceptsURL(url);
	}

	@Override
	public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
		return this.driver.getPropertyInfo(url, info);
	}

	@Override
	public int getMajorVersion() {
		return this.driver.getMajorVersion();
	}

	@Override
	public int getMinorVersion() {
		return this.driver.getMinorVersion();
	}

	@Override
	public boolean jdbcCompliant() {
		return this.driver.jdbcCompliant();
	}

	@Override
	public Logger getParentLogger() {
		return Logger.getLogger(SqliteDriver.class.getPackageName());
	}

}
