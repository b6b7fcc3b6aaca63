package dev.rollcall.starter.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

import org.sqlite.SQLiteConnection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * The statements of one connection, which stay prepared when they are closed: to prepare
 * the statement that reads an item takes longer than to run it. As with the connection,
 * one thread has them at a time. SQLite prepares a statement again by itself when the
 * schema has changed.
 */
final class KeptStatements {

	/** More than any service has; the one that was not used for longest goes first. */
	private static final int KEPT_MAX = 64;

	/** What is longer has a list in it, and most lists are of another length. */
	private static final int LENGTH_MAX = 1000;

	private final SQLiteConnection connection;

	/** Those that nobody uses, by their text. */
	private final SequencedMap<String, Kept> idle = new LinkedHashMap<>();

	KeptStatements(SQLiteConnection connection) {
		this.connection = connection;
	}

	/**
	 * A statement, prepared now or before.
	 * @param sql what it does
	 * @return is given back when it is closed, and not to be touched afterwards
	 */
	PreparedStatement prepare(String sql) throws SQLException {
		if (sql.length() > LENGTH_MAX) {
			return this.connection.prepareStatement(sql);
		}
		Kept found = this.idle.remove(sql);
		if (found == null) {
			return new Kept(this.connection, sql, this);
		}
		found.lent = true;
		return found;
	}

	/** Whether it is kept: another one with the same text may have been closed before. */
	private boolean take(Kept statement) throws SQLException {
		if (this.idle.putIfAbsent(statement.text, statement) != null) {
			return false;
		}
		if (this.idle.size() > KEPT_MAX) {
			Map.Entry<String, Kept> eldest = this.idle.pollFirstEntry();
			if (eldest != null) {
				eldest.getValue().end();
			}
		}
		return true;
	}

	/** Closing it makes it ready for the next one. */
	private static final class Kept extends JDBC4PreparedStatement {

		private final String text;

		private final KeptStatements statements;

		private boolean lent = true;

		private Kept(SQLiteConnection connection, String sql, KeptStatements statements) throws SQLException {
			super(connection, sql);
			this.text = sql;
			this.statements = statements;
		}

		@Override
		public void close() throws SQLException {
			if (!this.lent) {
				return;
			}
			this.lent = false;
			if (this.pointer.isClosed()) {
				// with the connection
				end();
				return;
			}
			this.rs.close();
			clearGeneratedKeys();
			clearParameters();
			clearBatch();
			setMaxRows(0);
			setQueryTimeout(0);
			if (!this.statements.take(this)) {
				end();
			}
		}

		@Override
		public boolean isClosed() {
			return !this.lent || super.isClosed();
		}

		/** Gives it up. */
		private void end() throws SQLException {
			super.close();
		}

	}

}
