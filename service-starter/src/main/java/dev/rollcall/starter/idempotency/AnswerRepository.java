package dev.rollcall.starter.idempotency;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;

/**
 * Recorded answers in the database. Their ids grow, so the oldest ones are found without
 * an index on the time, and how many there are follows from the last id.
 */
class AnswerRepository {

	/** PostgreSQL's code for a lock that was not to be had in time. */
	private static final String LOCK_NOT_AVAILABLE = "55P03";

	private final JdbcTemplate database;

	private final String table;

	private final boolean postgresql;

	AnswerRepository(JdbcTemplate database, String table, boolean postgresql) {
		this.database = database;
		this.table = table;
		this.postgresql = postgresql;
	}

	/**
	 * Makes the transaction the only one of its scope, to its end however it ends. On
	 * SQLite every transaction that may write is the only one already.
	 * @param scope the scope
	 * @param waitMax how long to wait for the one that runs
	 * @param lockWaitMax how long the transaction waits for other locks afterwards
	 * @return {@code false} when it still runs; then the transaction must end too
	 */
	boolean lock(Scope scope, Duration waitMax, Duration lockWaitMax) {
		if (!this.postgresql) {
			return true;
		}
		String sql = "select set_config('lock_timeout', ?, true); select pg_advisory_xact_lock(?); "
				+ "select set_config('lock_timeout', ?, true)";
		try {
			// three statements on one way to the server
			this.database.execute(sql, (PreparedStatementCallback<Boolean>) (statement) -> {
				// 0 would be no limit at all
				statement.setString(1, Long.toString(Math.max(1, waitMax.toMillis())));
				statement.setLong(2, scope.lockNumber());
				statement.setString(3, Long.toString(Math.max(1, lockWaitMax.toMillis())));
				return statement.execute();
			});
			return true;
		}
		catch (DataAccessException ex) {
			if (ex.getMostSpecificCause() instanceof SQLException cause
					&& LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
				return false;
			}
			throw ex;
		}
	}

	/**
	 * The answer of a scope, however old.
	 * @param scope the scope
	 * @return the answer, if one was recorded
	 */
	Optional<RecordedAnswer> find(Scope scope) {
		return this.database
			.query("select fingerprint, status, body, location, entity_tag, recorded_at from " + this.table
					+ " where scope = ?",
					(row, number) -> new RecordedAnswer(row.getBytes("fingerprint"), row.getInt("status"),
							row.getString("body"), row.getString("location"), row.getString("entity_tag"),
							row.getLong("recorded_at")),
					scope.bytes())
			.stream()
			.findFirst();
	}

	/**
	 * Records the answer of a scope that has none.
	 * @param scope the scope
	 * @param answer the answer
	 */
	void add(Scope scope, RecordedAnswer answer) {
		this.database.update("insert into " + this.table
				+ " (scope, fingerprint, status, body, location, entity_tag, recorded_at) values (?, ?, ?, ?, ?, ?, ?)",
				scope.bytes(), answer.fingerprint(), answer.status(), answer.body(), answer.location(),
				answer.entityTag(), answer.recordedAtMillis());
	}

	/**
	 * Removes the answer of a scope.
	 * @param scope the scope
	 */
	void remove(Scope scope) {
		this.database.update("delete from " + this.table + " where scope = ?", scope.bytes());
	}

	/**
	 * Whether any of the oldest answers is too old or one too many. Their ids say in
	 * which order they began to be recorded, and their times what the clock of an
	 * instance said.
	 * @param beforeMillis what was recorded until then is too old, since the epoch
	 * @param countMax how many there may be
	 * @param stepMax how many to look at
	 * @return whether {@link #removeOld} has anything to remove
	 */
	boolean hasOld(long beforeMillis, long countMax, int stepMax) {
		Integer found = this.database.queryForObject(
				"select count(*) from (select id, recorded_at from " + this.table
						+ " order by id limit ?) oldest where " + tooOld(),
				Integer.class, stepMax, beforeMillis, countMax);
		return found != null && found > 0;
	}

	/**
	 * Removes those of the oldest answers that are too old or too many.
	 * @param beforeMillis what was recorded until then is too old, since the epoch
	 * @param countMax how many there may be
	 * @param stepMax how many to look at
	 * @return how many were removed
	 */
	int removeOld(long beforeMillis, long countMax, int stepMax) {
		// another instance may be at it: each takes what the other has not
		String locking = this.postgresql ? " for update skip locked" : "";
		return this.database.update("delete from " + this.table + " where id in (select id from " + this.table
				+ " order by id limit ?" + locking + ") and " + tooOld(), stepMax, beforeMillis, countMax);
	}

	private String tooOld() {
		return "(recorded_at <= ? or id <= (select max(id) from " + this.table + ") - ?)";
	}

}
