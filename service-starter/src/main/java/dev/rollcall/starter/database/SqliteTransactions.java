package dev.rollcall.starter.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteConnectionConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Begins and ends the transactions of one connection. Those of a writer have the write
 * lock when they begin, so that they never fail half-way. What the driver (3.53) does by
 * itself is not enough:
 * <ul>
 * <li>its {@code commit} begins the next transaction at once. In IMMEDIATE mode that
 * takes the write lock a second time, and when somebody else has it, a commit that
 * succeeded is reported as failed;</li>
 * <li>when a transaction cannot begin, or SQLite ended it by itself, the connection takes
 * itself for one with a transaction, and whoever gets it next fails.</li>
 * </ul>
 */
final class SqliteTransactions implements InvocationHandler {

	private final SQLiteConnection connection;

	private final StatementLimit limit;

	private final KeptStatements statements;

	/** Where a writer stands until it closes the connection; a reader nowhere. */
	private final WriterLine.@Nullable Place place;

	private SqliteTransactions(OpenConnection opened, WriterLine.@Nullable Place place) {
		this.connection = opened.connection();
		this.limit = opened.limit();
		this.statements = opened.statements();
		this.place = place;
		this.connection.getConnectionConfig().setTransactionMode(TransactionMode.DEFERRED);
	}

	/**
	 * For one who writes, and leaves the connection open for the next one.
	 * @param opened without a transaction
	 * @param place is closed with the result
	 * @return the connection
	 */
	static Connection ofWriter(OpenConnection opened, WriterLine.Place place) {
		return proxy(new SqliteTransactions(opened, place));
	}

	/**
	 * For those who read.
	 * @param opened is closed with the result
	 * @return the connection
	 */
	static Connection ofReader(OpenConnection opened) throws SQLException {
		try (Statement statement = opened.connection().createStatement()) {
			statement.execute("pragma query_only = true");
		}
		return proxy(new SqliteTransactions(opened, null));
	}

	private static Connection proxy(SqliteTransactions transactions) {
		return (Connection) Proxy.newProxyInstance(SqliteTransactions.class.getClassLoader(),
				new Class<?>[] { Connection.class }, transactions);
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		this.limit.begin();
		switch (method.getName()) {
			case "isReadOnly" -> {
				return this.place == null;
			}
			case "setReadOnly" -> {
				// decided by whose connection it is
				return null;
			}
			case "isClosed" -> {
				return isClosed();
			}
			case "setAutoCommit" -> setAutoCommit(arguments != null && Boolean.TRUE.equals(arguments[0]));
			case "commit" -> commit();
			case "rollback" -> {
				if (arguments != null) {
					// to a savepoint: the transaction goes on
					return call(method, arguments);
				}
				rollback();
			}
			case "close" -> close();
			case "prepareStatement" -> {
				return prepareStatement(method, arguments);
			}
			default -> {
				return call(method, arguments);
			}
		}
		return null;
	}

	private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
		if (method.getDeclaringClass() != Object.class) {
			requireOpen();
		}
		try {
			return method.invoke(this.connection, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	private @Nullable Object prepareStatement(Method method, Object @Nullable [] arguments) throws Throwable {
		if (arguments == null || arguments.length > 1) {
			// such as one that gives the keys that it has made
			return call(method, arguments);
		}
		requireOpen();
		return this.statements.prepare((String) arguments[0]);
	}

	private boolean isClosed() throws SQLException {
		return (this.place != null && !this.place.isOpen()) || this.connection.isClosed();
	}

	/** Somebody else may write with the connection already. */
	private void requireOpen() throws SQLException {
		if (isClosed()) {
			throw new SQLException("The connection was closed");
		}
	}

	private void setAutoCommit(boolean autoCommit) throws SQLException {
		requireOpen();
		if (!autoCommit) {
			begin();
			return;
		}
		try {
			this.connection.setAutoCommit(true);
		}
		finally {
			back();
		}
	}

	private void begin() throws SQLException {
		SQLiteConnectionConfig config = this.connection.getConnectionConfig();
		if (!config.isAutoCommit()) {
			return;
		}
		if (this.place == null) {
			this.connection.setAutoCommit(false);
			return;
		}
		Duration left = this.place.front();
		int busyTimeoutMillis = this.connection.getBusyTimeout();
		try {
			// who has the lock now does not stand in line: a shell, for one
			this.connection.setBusyTimeout((int) Math.max(1, left.toMillis()));
			config.setTransactionMode(TransactionMode.IMMEDIATE);
			this.connection.setAutoCommit(false);
		}
		catch (SQLException ex) {
			config.setAutoCommit(true);
			back();
			throw ex;
		}
		finally {
			// the transaction that the driver begins when this one ends takes no lock
			config.setTransactionMode(TransactionMode.DEFERRED);
			this.connection.setBusyTimeout(busyTimeoutMillis);
		}
	}

	/** A commit that fails is rolled back by the caller, who has the place till then. */
	private void commit() throws SQLException {
		requireOpen();
		this.connection.commit();
		back();
	}

	/**
	 * After a full disk, for one, SQLite has rolled back already and refuses to again.
	 */
	private void rollback() throws SQLException {
		requireOpen();
		try {
			this.connection.rollback();
		}
		catch (SQLiteException ex) {
			if (ex.getResultCode() != SQLiteErrorCode.SQLITE_ERROR) {
				throw ex;
			}
			this.connection.getConnectionConfig().setAutoCommit(true);
			this.connection.setAutoCommit(false);
		}
		finally {
			back();
		}
	}

	private void close() throws SQLException {
		if (this.place == null) {
			this.connection.close();
		}
		else if (this.place.isOpen()) {
			leave(this.place);
		}
	}

	/**
	 * What is lent is closed, and what was not committed rolled back; a connection that
	 * cannot is given up.
	 */
	private void leave(WriterLine.Place held) throws SQLException {
		try {
			this.statements.closeLent();
			if (!this.connection.getConnectionConfig().isAutoCommit()) {
				rollback();
				this.connection.setAutoCommit(true);
			}
		}
		catch (SQLException ex) {
			this.connection.close();
			throw ex;
		}
		finally {
			held.close();
		}
	}

	private void back() {
		if (this.place != null) {
			this.place.back();
		}
	}

}
