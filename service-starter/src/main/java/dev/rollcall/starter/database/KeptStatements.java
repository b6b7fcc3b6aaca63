package dev.rollcall.starter.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import org.sqlite.SQLiteConnection;

/**
 * The statements of one connection, which stay prepared when they are closed: to prepare
 * the statement that reads an item takes longer than to run it. As with the connection,
 * one thread has them at a time. SQLite prepares a statement again by itself when the
 * schema has changed.
 */
final class KeptStatements {

	/** More than any service has; the one that was not used for longest goes first. */
	private static final int KEPT_MAX = 64;

	/** Characters of a text, so that what is kept stays small. */
	private static final int LENGTH_MAX = 1000;

	/** Each length of a list is another text, which would drive out the others. */
	private static final List<String> LISTS = List.of("in (?, ", "in (?,?");

	private final SQLiteConnection connection;

	/** Those that nobody uses, by their text. */
	private final SequencedMap<String, KeptStatement> idle = new LinkedHashMap<>();

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
		KeptStatement statement = this.idle.remove(sql);
		if (statement == null) {
			if (sql.length() > LENGTH_MAX || LISTS.stream().anyMatch(sql::contains)) {
				return this.connection.prepareStatement(sql);
			}
			statement = new KeptStatement(this.connection, sql);
		}
		LentStatement loan = new LentStatement(this, statement);
		this.lent.add(loan);
		return loan.handle();
	}

	/**
	 * Keeps a statement for the next one, or ends it: another one with the same text may
	 * have been given back before.
	 * @param loan was closed just now
	 */
	void giveBack(LentStatement loan) throws SQLException {
		this.lent.remove(loan);
		KeptStatement statement = loan.statement();
		if (!statement.isReusable()) {
			statement.close();
			return;
		}
		statement.clear();
		if (this.idle.putIfAbsent(statement.text(), statement) != null) {
			statement.close();
		}
		else if (this.idle.size() > KEPT_MAX) {
			Map.Entry<String, KeptStatement> eldest = this.idle.pollFirstEntry();
			if (eldest != null) {
				eldest.getValue().close();
			}
		}
	}

	/** Closes what is lent, before somebody else gets the connection. */
	void closeLent() throws SQLException {
		while (!this.lent.isEmpty()) {
			this.lent.getLast().close();
		}
	}

}
