package dev.rollcall.starter.database;

import java.sql.SQLException;
import java.time.Duration;

import dev.rollcall.starter.problem.ExceptionTranslator;
import dev.rollcall.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/**
 * Tells a database that is away or busy, and a statement that was ended for the time it
 * took, from a mistake of ours: 503 with {@code Retry-After}, and 507 when its disk is
 * full.
 */
class DatabaseOutages implements ExceptionTranslator {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	/** PostgreSQL's code for a statement that was ended. */
	private static final String QUERY_CANCELED = "57014";

	/**
	 * PostgreSQL's code for a lock that was not to be had in time, which Spring takes for
	 * no outage.
	 */
	private static final String LOCK_NOT_AVAILABLE = "55P03";

	/** PostgreSQL's code for a transaction that did nothing for too long. */
	private static final String IDLE_TOO_LONG = "25P03";

	/** PostgreSQL's code for a disk without space. */
	private static final String DISK_FULL = "53100";

	/** SQL's class of codes for connections, and PostgreSQL's for its own end. */
	private static final String CONNECTION_LOST = "08";

	private static final String SERVER_ENDS = "57P";

	private static final String CLOSED_BY_POOL = "Connection is closed";

	@Override
	public @Nullable ProblemException translate(Exception ex) {
		if (!(ex instanceof DataAccessException || ex instanceof TransactionException)) {
			return null;
		}
		SQLException cause = sqlException(ex);
		if (isDiskFull(cause)) {
			ProblemException full = new ProblemException(HttpStatus.INSUFFICIENT_STORAGE,
					"The disk of the database is full");
			full.initCause(ex);
			return full;
		}
		if (is(cause, SQLiteErrorCode.SQLITE_INTERRUPT) || is(cause, QUERY_CANCELED) || is(cause, IDLE_TOO_LONG)) {
			return ProblemException.unavailable("The database took too long and was stopped", RETRY_AFTER, ex);
		}
		if (ex instanceof CannotCreateTransactionException || ex instanceof DataAccessResourceFailureException
				|| ex instanceof TransientDataAccessException || is(cause, SQLiteErrorCode.SQLITE_BUSY)
				|| is(cause, SQLiteErrorCode.SQLITE_LOCKED) || is(cause, LOCK_NOT_AVAILABLE) || isLost(cause)) {
			return ProblemException.unavailable("The database cannot be reached or is too busy", RETRY_AFTER, ex);
		}
		return null;
	}

	/** SQLite's file of shared memory grows too, and has a code of its own for that. */
	private static boolean isDiskFull(@Nullable SQLException cause) {
		return is(cause, SQLiteErrorCode.SQLITE_FULL) || is(cause, DISK_FULL)
				|| (cause instanceof SQLiteException sqlite
						&& sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE);
	}

	private static @Nullable SQLException sqlException(Throwable ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException found) {
				return found;
			}
		}
		return null;
	}

	private static boolean is(@Nullable SQLException cause, String state) {
		return cause != null && state.equals(cause.getSQLState());
	}

	/**
	 * Whether the connection broke in the middle of a transaction. The rollback fails
	 * then too, and all that is left is that the pool has closed the connection.
	 */
	private static boolean isLost(@Nullable SQLException cause) {
		if (cause == null) {
			return false;
		}
		String state = cause.getSQLState();
		return (state != null) ? state.startsWith(CONNECTION_LOST) || state.startsWith(SERVER_ENDS)
				: CLOSED_BY_POOL.equals(cause.getMessage());
	}

	/** The extended codes keep the primary one in their low byte. */
	private static boolean is(@Nullable SQLException cause, SQLiteErrorCode primary) {
		return cause instanceof SQLiteException sqlite && (sqlite.getResultCode().code & 0xff) == primary.code;
	}

}
