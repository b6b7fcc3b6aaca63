package dev.rollcall.starter.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import static dev.rollcall.starter.database.TableOfTests.count;
import static dev.rollcall.starter.database.TableOfTests.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Without the limit these statements would never end. */
@Timeout(60)
class StatementLimitTests {

	private static final Duration LIMIT = Duration.ofMillis(300);

	private static final Duration WAIT_MAX = Duration.ofSeconds(60);

	private static final String ENDLESS = "with recursive n (i) as (select 1 union all select i + 1 from n) ";

	@TempDir
	private Path folder;

	private WriterDataSource writers;

	private Connection reader;

	@BeforeEach
	void open() throws SQLException {
		String url = "jdbc:sqlite:" + this.folder.resolve("test.db") + "?journal_mode=WAL&busy_timeout=50";
		this.writers = new WriterDataSource(url, WriterLine.at(this.folder.resolve("lock")), WAIT_MAX, LIMIT);
		try (Connection writer = this.writers.getConnection()) {
			execute(writer, "create table t (n integer)");
		}
		this.reader = new ReaderDataSource(url, LIMIT).getConnection();
	}

	@AfterEach
	void close() throws SQLException {
		this.reader.close();
		this.writers.close();
	}

	@Test
	void endsAQueryAndLeavesTheConnectionSound() throws SQLException {
		for (int i = 0; i < 3; i++) {
			assertEnded(this.reader, ENDLESS + "select count(*) from n");
			assertThat(count(this.reader)).isZero();
		}
	}

	@Test
	void countsTheTimeOfEachStatement() throws SQLException {
		long untilNanos = System.nanoTime() + LIMIT.multipliedBy(3).toNanos();
		int statements = 0;
		while (System.nanoTime() < untilNanos) {
			execute(this.reader, ENDLESS + "select i from n limit 10 offset 100000");
			statements++;
		}
		assertThat(statements).isPositive();
	}

	@Test
	void endsAChangeOfWhichNothingIsLeftAndLetsTheNextOneWrite() throws SQLException {
		try (Connection writer = this.writers.getConnection()) {
			writer.setAutoCommit(false);
			execute(writer, "insert into t values (1)");
			assertEnded(writer, "insert into t " + ENDLESS + "select i from n");
			writer.rollback();
		}
		assertThat(count(this.reader)).isZero();
		try (Connection writer = this.writers.getConnection()) {
			writer.setAutoCommit(false);
			execute(writer, "insert into t values (2)");
			writer.commit();
		}
		assertThat(count(this.reader)).isEqualTo(1);
	}

	/** Why there is a limit of our own: Hibernate and Spring set this one. */
	@Test
	void isNotTheQueryTimeoutOfTheDriver() throws SQLException {
		Duration atLeast = Duration.ofSeconds(1).plusMillis(200);
		try (Connection patient = new ReaderDataSource("jdbc:sqlite:" + this.folder.resolve("test.db"),
				atLeast.plusMillis(300))
			.getConnection();
				PreparedStatement statement = patient.prepareStatement(ENDLESS + "select count(*) from n")) {
			long sinceNanos = System.nanoTime();
			statement.setQueryTimeout(1);
			assertThatExceptionOfType(SQLException.class).isThrownBy(statement::executeQuery);
			assertThat(Duration.ofNanos(System.nanoTime() - sinceNanos)).isGreaterThan(atLeast);
		}
	}

	private static void assertEnded(Connection connection, String sql) {
		assertThatExceptionOfType(SQLiteException.class).isThrownBy(() -> execute(connection, sql))
			.satisfies((ex) -> assertThat(ex.getResultCode()).isEqualTo(SQLiteErrorCode.SQLITE_INTERRUPT));
	}

}
