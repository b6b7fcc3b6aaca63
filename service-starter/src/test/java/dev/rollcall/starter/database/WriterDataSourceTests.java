package dev.rollcall.starter.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import static dev.rollcall.starter.database.TableOfTests.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WriterDataSourceTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final Duration SHORT = Duration.ofMillis(300);

	@TempDir
	private Path folder;

	private WriterDataSource writers;

	@BeforeEach
	void open() throws SQLException {
		this.writers = waiting(LONG);
		try (Connection connection = this.writers.getConnection()) {
			execute(connection, "create table t (n integer primary key autoincrement, writer integer)");
		}
	}

	@AfterEach
	void close() throws SQLException {
		this.writers.close();
	}

	private WriterDataSource waiting(Duration waitMax) {
		String url = "jdbc:sqlite:" + this.folder.resolve("test.db") + "?journal_mode=WAL&busy_timeout=60000";
		return new WriterDataSource(url, WriterLine.at(this.folder.resolve("lock")), waitMax, LONG);
	}

	@Test
	void letsThreadsWriteInTheOrderInWhichTheyCame() throws Exception {
		ConcurrentLinkedQueue<SQLException> failures = new ConcurrentLinkedQueue<>();
		List<Thread> threads = new ArrayList<>();
		try (Connection first = this.writers.getConnection()) {
			first.setAutoCommit(false);
			for (int i = 0; i < 8; i++) {
				int writer = i;
				Thread thread = Thread.ofPlatform().start(() -> {
					try {
						write(writer);
					}
					catch (SQLException ex) {
						failures.add(ex);
					}
				});
				threads.add(thread);
				while (thread.getState() != Thread.State.TIMED_WAITING) {
					Thread.onSpinWait();
				}
			}
		}
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(failures).isEmpty();
		assertThat(written()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
	}

	@Test
	void isBusyWhenTheOthersOfTheProcessTakeTooLong() throws SQLException {
		WriterDataSource hurried = waiting(SHORT);
		try (Connection first = this.writers.getConnection()) {
			assertThat(first.getAutoCommit()).isTrue();
			assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(hurried::getConnection);
		}
		hurried.getConnection().close();
		hurried.close();
	}

	/** It would wait for the 60 s of the URL otherwise. */
	@Test
	void isBusyAfterTheSameTimeWhenSomebodyDoesNotStandInLine() throws SQLException {
		WriterDataSource shell = new WriterDataSource("jdbc:sqlite:" + this.folder.resolve("test.db"),
				WriterLine.at(this.folder.resolve("no line")), SHORT, LONG);
		try (Connection holder = shell.getConnection(); WriterDataSource hurried = waiting(SHORT)) {
			holder.setAutoCommit(false);
			try (Connection late = hurried.getConnection()) {
				long sinceNanos = System.nanoTime();
				assertThatExceptionOfType(SQLiteException.class).isThrownBy(() -> late.setAutoCommit(false))
					.satisfies((ex) -> assertThat(ex.getResultCode()).isEqualTo(SQLiteErrorCode.SQLITE_BUSY));
				assertThat(Duration.ofNanos(System.nanoTime() - sinceNanos)).isLessThan(LONG.dividedBy(2));
			}
			holder.rollback();
			try (Connection next = hurried.getConnection()) {
				next.setAutoCommit(false);
				execute(next, "insert into t (writer) values (7)");
				next.commit();
			}
		}
		assertThat(written()).containsExactly(7);
		shell.close();
	}

	@Test
	void usesOneConnectionAndOpensAnotherWhenItHasFailed() throws SQLException {
		SQLiteConnection first;
		try (Connection connection = this.writers.getConnection()) {
			first = connection.unwrap(SQLiteConnection.class);
		}
		Connection failing = this.writers.getConnection();
		assertThat(failing.unwrap(SQLiteConnection.class)).isSameAs(first);
		failing.setAutoCommit(false);
		first.close();
		assertThatExceptionOfType(SQLException.class).isThrownBy(failing::close);
		try (Connection connection = this.writers.getConnection()) {
			assertThat(connection.unwrap(SQLiteConnection.class)).isNotSameAs(first);
			assertThat(connection.getAutoCommit()).isTrue();
		}
	}

	private void write(int writer) throws SQLException {
		try (Connection connection = this.writers.getConnection()) {
			connection.setAutoCommit(false);
			execute(connection, "insert into t (writer) values (" + writer + ")");
			connection.commit();
		}
	}

	private List<Integer> written() throws SQLException {
		List<Integer> written = new ArrayList<>();
		try (Connection connection = this.writers.getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select writer from t order by n")) {
			while (rows.next()) {
				written.add(rows.getInt(1));
			}
		}
		return written;
	}

}
