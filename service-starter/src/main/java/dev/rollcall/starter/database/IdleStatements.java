package dev.rollcall.starter.database;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

import org.jspecify.annotations.Nullable;

/** Statements that nobody uses now, one of each text. */
final class IdleStatements {

	private final int max;

	private final SequencedMap<String, KeptStatement> byText = new LinkedHashMap<>();

	/**
	 * Has none yet.
	 * @param max how many there may be
	 */
	IdleStatements(int max) {
		this.max = max;
	}

	@Nullable KeptStatement take(String text) {
		return this.byText.remove(text);
	}

	/**
	 * Keeps a statement, or ends it when another one with its text came first. If there
	 * are too many, the one that was not used for longest is ended.
	 * @param statement nobody uses it any more
	 */
	void keep(KeptStatement statement) throws SQLException {
		if (this.byText.putIfAbsent(statement.text(), statement) != null) {
			statement.close();
		}
		else if (this.byText.size() > this.max) {
			Map.Entry<String, KeptStatement> eldest = this.byText.pollFirstEntry();
			if (eldest != null) {
				eldest.getValue().close();
			}
		}
	}

}
