package dev.rollcall.starter.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
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
 * Begins and ends the transactions of one connection. What the driver (3.53) does by
 * itself is not enough:
 * <ul>
 * <li>its {@code commit} begins the next transaction at once. In IMMEDIATE mode that
 * takes the write lock a second time, and when somebody else has it, a commit that
 * succeeded is reported as failed;</li>
 * <li>when a transaction cannot begin, or SQLite ended it by itself, the connection takes
 * itself for one with a transaction, and whoever gets it from the pool next fails.</li>
 * </ul>
 */
final class SqliteTransactions implements InvocationHandler {

	private final SQLiteConnection connection;

	/** Where a writer waits for its turn; a reader does not. */
	private final @Nullable WriterLine line;

	private final Duration waitMax;

	/** Held while a transaction writes. */
	private WriterLine.@Nullable Place place;

	private SqliteTransactions(SQLiteConnection connection, @Nullable WriterLine line, Duration waitMax) {
		this.connection = connection;
		this.line = line;
		this.waitMax = waitMax;
		this.connection.getConnectionConfig().setTransactionMode(TransactionMode.DEFERRED);
	}

	static SqliteTransactions ofWriter(SQLiteConnection connection, WriterLine line, Duration waitMax) {
		return new SqliteTransactions(connection, line, waitMax);
	}

	static SqliteTransactions ofReader(SQLiteConnection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("pragma query_only = true");
		}
		return new SqliteTransactions(connection, null, Duration.ZERO);
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		switch (method.getName()) {
			case "isReadOnly" -> {
				return this.line == null;
			}
			case "setReadOnly" -> {
				// decided by whose connection it is
				return null;
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
			case "close" -> {
				leave();
				return call(method, arguments);
			}
			default -> {
				return call(method, arguments);
			}
		}
		return null;
	}

	private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
		try {
			return method.invoke(this.connection, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	private void setAutoCommit(boolean autoCommit) throws SQLException {
		if (!autoCommit) {
			begin();
			return;
		}
		try {
			this.connection.setAutoCommit(true);
		}
		finally {
			leave();
		}
	}

	private void begin() throws SQLException {
		SQLiteConnectionConfig config = this.connection.getConnectionConfig();
		if (!config.isAutoCommit()) {
			return;
		}
		if (this.line != null) {
			this.place = this.line.enter(this.waitMax);
			config.setTransactionMode(TransactionMode.IMMEDIATE);
		}
		try {
			this.connection.setAutoCommit(false);
		}
		catch (SQLException ex) {
			config.setAutoCommit(true);
			leave();
			throw ex;
		}
		finally {
			// the transaction that the driver begins when this one ends takes no lock
			config.setTransactionMode(TransactionMode.DEFERRED);
		}
	}

	/** A commit that fails is rolled back by the caller, who has the place till then. */
	private void commit() throws SQLException {
		this.connection.commit();
		leave();
	}

	/**
	 * After a full disk, for one, SQLite has rolled back already and refuses to again.
	 */
	private void rollback() throws SQLException {
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
			leave();
		}
	}

	private void leave() {
		if (this.place != null) {
			this.place.close();
			this.place = null;
		}
	}

}
