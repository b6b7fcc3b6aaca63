package dev.rollcall.starter.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.sql.Statement;

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
 * <li>it has one mode for all transactions of a connection, so that read-only ones would
 * wait for the write lock too;</li>
 * <li>its {@code commit} begins the next transaction at once. In IMMEDIATE mode that
 * takes the write lock a second time, and when somebody else has it, a commit that
 * succeeded is reported as failed;</li>
 * <li>when a transaction cannot begin, or SQLite ended it by itself, the connection takes
 * itself for one with a transaction, and whoever gets it from the pool next fails.</li>
 * </ul>
 */
class SqliteTransactions implements InvocationHandler {

	private final SQLiteConnection connection;

	private boolean readOnly;

	private boolean queryOnly;

	SqliteTransactions(SQLiteConnection connection) {
		this.connection = connection;
		this.connection.getConnectionConfig().setTransactionMode(TransactionMode.DEFERRED);
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		if (arguments != null && arguments.length == 1 && arguments[0] instanceof Boolean flag) {
			if (method.getName().equals("setReadOnly")) {
				this.readOnly = flag;
				return null;
			}
			if (method.getName().equals("setAutoCommit") && !flag) {
				begin();
				return null;
			}
		}
		if (arguments == null && method.getName().equals("isReadOnly")) {
			return this.readOnly;
		}
		if (method.getName().endsWith("Statement") && this.connection.getConnectionConfig().isAutoCommit()) {
			// a statement of its own, outside of any transaction
			applyReadOnly();
		}
		if (arguments == null && method.getName().equals("rollback")) {
			rollback();
			return null;
		}
		try {
			return method.invoke(this.connection, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	/** Whether a transaction is read-only is said before it begins, as JDBC demands. */
	private void begin() throws SQLException {
		SQLiteConnectionConfig config = this.connection.getConnectionConfig();
		if (!config.isAutoCommit()) {
			return;
		}
		applyReadOnly();
		config.setTransactionMode(this.readOnly ? TransactionMode.DEFERRED : TransactionMode.IMMEDIATE);
		try {
			this.connection.setAutoCommit(false);
		}
		catch (SQLException ex) {
			config.setAutoCommit(true);
			throw ex;
		}
		finally {
			// the transaction that the driver begins when this one ends takes no lock
			config.setTransactionMode(TransactionMode.DEFERRED);
		}
	}

	/** Tells SQLite whether it may write, where that has changed. */
	private void applyReadOnly() throws SQLException {
		if (this.queryOnly != this.readOnly) {
			try (Statement statement = this.connection.createStatement()) {
				statement.execute("pragma query_only = " + this.readOnly);
			}
			this.queryOnly = this.readOnly;
		}
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
	}

}
