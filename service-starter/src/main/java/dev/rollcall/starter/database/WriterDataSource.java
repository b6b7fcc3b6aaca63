package dev.rollcall.starter.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The connection to SQLite with which this process writes. There is one; whoever gets it
 * is the first of the process in the line of writers until it is closed, which lets the
 * next one have it. It is opened when it is needed, and again when it has failed.
 */
final class WriterDataSource extends AbstractDataSource implements AutoCloseable {

	private final String url;

	private final WriterLine line;

	private final Duration waitMax;

	private final Duration statementMax;

	/** Touched by whoever has the place only. */
	private @Nullable OpenConnection opened;

	/**
	 * For those who write.
	 * @param url a JDBC URL; its {@code transaction_mode} does not matter, and
	 * {@code explicit_readonly} must not be among its parameters
	 * @param line where they wait for their turn
	 * @param waitMax how long they wait until their transaction has begun, unless their
	 * {@link WriteDeadline} comes first
	 * @param statementMax how long a statement may run
	 */
	WriterDataSource(String url, WriterLine line, Duration waitMax, Duration statementMax) {
		this.url = url;
		this.line = line;
		this.waitMax = waitMax;
		this.statementMax = statementMax;
	}

	@Override
	public Connection getConnection() throws SQLException {
		WriterLine.Place place = this.line.enter(WriteDeadline.left(this.waitMax));
		boolean given = false;
		try {
			Connection connection = SqliteTransactions.ofWriter(open(), place);
			given = true;
			return connection;
		}
		finally {
			// memory may have run out, too
			if (!given) {
				place.close();
			}
		}
	}

	private OpenConnection open() throws SQLException {
		OpenConnection current = this.opened;
		if (current == null || current.connection().isClosed()) {
			current = OpenConnection.to(this.url, this.statementMax);
			this.opened = current;
		}
		return current;
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		throw new SQLFeatureNotSupportedException("SQLite knows no users");
	}

	@Override
	public void close() throws SQLException {
		try (WriterLine.Place place = this.line.enter(this.waitMax)) {
			if (place.isOpen() && this.opened != null) {
				this.opened.connection().close();
			}
		}
	}

}
