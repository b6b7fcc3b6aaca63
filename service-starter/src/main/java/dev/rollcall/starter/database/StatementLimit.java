package dev.rollcall.starter.database;

import java.sql.SQLException;
import java.time.Duration;

import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/**
 * Ends what one connection runs too long: SQLite asks it every few instructions whether
 * to go on. The driver has nothing for that; its {@code setQueryTimeout}, which
 * Hibernate's and Spring's time limits end in, only sets how long to wait for a lock.
 * <p>
 * The time counts from when the connection was last asked for something, a statement for
 * example: what is executed again without being prepared again has less.
 */
final class StatementLimit extends ProgressHandler {

	/** Between two looks at the clock: some 100 µs of work. */
	private static final int INSTRUCTIONS = 10_000;

	private final long limitNanos;

	private long sinceNanos = System.nanoTime();

	private StatementLimit(Duration limit) {
		this.limitNanos = limit.toNanos();
	}

	/**
	 * Limits a connection for as long as it is open.
	 * @param connection the connection
	 * @param limit how long a statement may run
	 * @return the limit, to be told when a statement begins
	 */
	static StatementLimit on(SQLiteConnection connection, Duration limit) throws SQLException {
		StatementLimit handler = new StatementLimit(limit);
		setHandler(connection, INSTRUCTIONS, handler);
		return handler;
	}

	/** Gives what comes next its full time. */
	void begin() {
		this.sinceNanos = System.nanoTime();
	}

	@Override
	protected int progress() {
		return (System.nanoTime() - this.sinceNanos > this.limitNanos) ? 1 : 0;
	}

}
