package dev.rollcall.starter.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.sqlite.SQLiteConnection;

/**
 * The statements of one connection, which stay prepared when they are closed: to prepare
 * the statement that reads an item takes longer than to run it. As with the connection,
 * one thread has them at a time. SQLite prepares a statement again by itself when the
 * schema has changed.
 */
final class KeptStatements {

	/** More than any service has. */
	private static final int KEPT_MAX = 64;

	/**
	 * Of those with a list of parameters. Each length of a list is another text, of which
	 * a few, such as the one for a full page, come again and again. The others must not
	 * drive out the statements without a list.
	 */
	private static final int LISTS_MAX = 8;

	/** Characters of a text that is kept. */
	private static final int LENGTH_MAX = 1000;

	private final SQLiteConnection connection;

	private final IdleStatements idle = new IdleStatements(KEPT_MAX);

	private final IdleStatements idleLists = new IdleStatements(LISTS_MAX);

	/** Those that somebody uses. */
	private final List<LentStatement> lent = new ArrayList<>();

	KeptStatements(SQLiteConnection connection) {
		this.connection = connection;
	}

	/**
	 * A statement, prepared now or before.
	 * @param sql what it does
	 * @return is given back when it is closed; its result sets are not to be touched
	 * afterwards, because the next one has the same
	 */
	PreparedStatement prepare(String sql) throws SQLException {
		if (sql.length() > LENGTH_MAX) {
			return this.connection.prepareStatement(sql);
		}
		KeptStatement statement = idle(sql).take(sql);
		if (statement == null) {
			statement = new KeptStatement(this.connection, sql);
		}
		LentStatement loan = new LentStatement(this, statement);
		this.lent.add(loan);
		return loan.handle();
	}

	/**
	 * Keeps a statement for the next one, or ends it.
	 * @param loan was closed just now
	 */
	void giveBack(LentStatement loan) throws SQLException {
		this.lent.remove(loan);
		KeptStatement statement = loan.statement();
		if (statement.isReusable()) {
			statement.clear();
			idle(statement.text()).keep(statement);
		}
		else {
			statement.close();
		}
	}

	private IdleStatements idle(String sql) {
		return (sql.contains("in (?, ") || sql.contains("in (?,?")) ? this.idleLists : this.idle;
	}

	/** Closes what is lent, before somebody else gets the connection. */
	void closeLent() throws SQLException {
		while (!this.lent.isEmpty()) {
			this.lent.getLast().close();
		}
	}

}
