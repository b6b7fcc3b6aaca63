package dev.rollcall.benchmark.peer.data;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Connections with their statements, as many as the other side has: of PostgreSQL six, of
 * a SQLite file one that writes and five that read.
 *
 * @param readers those who read wait for one of these
 * @param writers those who write wait for one of these; the same ones on PostgreSQL
 */
record Sessions(BlockingQueue<Session> readers, BlockingQueue<Session> writers) {

	private static final String SQLITE = "jdbc:sqlite:";

	private static final int POOL = 6;

	/** What the other side opens its file with, and patience with other processes. */
	private static final String DURABLE = "?journal_mode=WAL&synchronous=FULL&busy_timeout=30000&foreign_keys=true";

	static Sessions open(String url, String user, String password) throws SQLException {
		if (!url.startsWith(SQLITE)) {
			BlockingQueue<Session> sessions = new ArrayBlockingQueue<>(POOL);
			for (int i = 0; i < POOL; i++) {
				sessions.add(Session.ofPostgresql(DriverManager.getConnection(url, user, password)));
			}
			return new Sessions(sessions, sessions);
		}
		BlockingQueue<Session> readers = new ArrayBlockingQueue<>(POOL - 1);
		for (int i = 1; i < POOL; i++) {
			readers.add(Session.ofSqlite(DriverManager.getConnection(url + DURABLE)));
		}
		BlockingQueue<Session> writers = new ArrayBlockingQueue<>(1);
		writers.add(Session.ofSqlite(DriverManager.getConnection(url + DURABLE)));
		return new Sessions(readers, writers);
	}

}
