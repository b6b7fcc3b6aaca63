package dev.rollcall.starter.database;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;

import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/** A statement of the driver (3.53) that can be made as good as new. */
final class KeptStatement extends JDBC4PreparedStatement {

	KeptStatement(SQLiteConnection connection, String sql) throws SQLException {
		super(connection, sql);
	}

	/** What it does. */
	String text() {
		return this.sql;
	}

	/**
	 * Whether SQLite has it still: it ends with the connection, and the driver ends what
	 * fails at its first step, unless the database was busy or a constraint was violated.
	 */
	boolean isEnded() {
		return this.pointer.isClosed();
	}

	/** The driver cannot take back that it is to be closed with its result set. */
	boolean isReusable() throws SQLException {
		return !isEnded() && !isCloseOnCompletion();
	}

	/** Forgets its last use; if that fails it is ended, because nobody has it then. */
	void clear() throws SQLException {
		try {
			this.rs.close();
			// the driver does not when nobody asked for the rows: they would stay as they
			// are now for whoever reads next
			this.pointer.safeRunInt(DB::reset);
			clearGeneratedKeys();
			this.batch = null;
			clearBatch();
			clearParameters();
			setMaxRows(0);
			setQueryTimeout(0);
			this.resultsWaiting = false;
			this.exhaustedResults = false;
			this.updateCount = 0;
		}
		catch (SQLException ex) {
			end(ex);
			throw ex;
		}
	}

	private void end(SQLException why) {
		try {
			close();
		}
		catch (SQLException ex) {
			why.addSuppressed(ex);
		}
	}

	/** The driver asks for the names of the columns once, and forgets them. */
	@Override
	public ResultSetMetaData getMetaData() throws SQLException {
		ResultSetMetaData columns = super.getMetaData();
		if (this.rs.colsMeta == null) {
			this.rs.colsMeta = this.pointer.safeRun(DB::column_names);
		}
		return columns;
	}

}
