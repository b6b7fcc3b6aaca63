package dev.rollcall.starter.database;

import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What one borrower does, or what happens to them, does not matter to the next one. */
@Timeout(120)
class LentStatementTests {

	private static final Duration WAIT_MAX = Duration.ofSeconds(60);

	private static final Duration LIMIT = Duration.ofMillis(300);

	private static final String ENDLESS = "with recursive n (i) as (select 1 union all select i + 1 from n) ";

	private static final String INSERT = "insert into t values (?)";

	private static final String SELECT = "select n from t where n >= ? order by n";

	@TempDir
	private Path folder;

	private String url;

	private WriterDataSource writers;

	private Connection writer;

	private Connection reader;

	@BeforeEach
	void open() throws SQLException {
		this.url = "jdbc:sqlite:" + this.folder.resolve("test.db") + "?journal_mode=WAL&busy_timeout=50";
		this.writers = new WriterDataSource(this.url, WriterLine.at(this.folder.resolve("lock")), WAIT_MAX, WAIT_MAX);
		this.writer = this.writers.getConnection();
		TableOfTests.execute(this.writer, "create table t (n integer unique)");
		insert(1);
		insert(2);
		this.reader = new ReaderDataSource(this.url, LIMIT).getConnection();
	}

	@AfterEach
	void close() throws SQLException {
		this.reader.close();
		this.writer.close();
		this.writers.close();
	}

	@Test
	void isClosedOnlyOnce() throws SQLException {
		PreparedStatement old = this.reader.prepareStatement(SELECT);
		old.close();
		try (PreparedStatement next = this.reader.prepareStatement(SELECT)) {
			assertThat(driversOf(next)).isSameAs(driversOf(old));
			next.setInt(1, 1);
			try (ResultSet rows = next.executeQuery()) {
				old.close();
				assertThat(old.isClosed()).isTrue();
				assertThat(next.isClosed()).isFalse();
				assertThat(rows.next()).isTrue();
				assertThat(rows.getInt(1)).isEqualTo(1);
			}
		}
	}

	@Test
	void cannotBeUsedWhenItIsClosed() throws SQLException {
		PreparedStatement old = this.reader.prepareStatement(SELECT);
		old.close();
		try (PreparedStatement next = this.reader.prepareStatement(SELECT)) {
			next.setInt(1, 2);
			assertClosed(() -> old.setInt(1, 1));
			assertClosed(old::clearParameters);
			assertClosed(old::executeQuery);
			assertClosed(old::closeOnCompletion);
			assertThat(first(next)).isEqualTo(2);
		}
	}

	@Test
	void isEqualToItselfOnlyAndShowsTheStatementOfTheDriver() throws SQLException {
		try (PreparedStatement one = this.reader.prepareStatement(SELECT);
				PreparedStatement other = this.reader.prepareStatement(SELECT)) {
			assertThat(one).isEqualTo(one).hasSameHashCodeAs(one).isNotEqualTo(other);
			assertThat(one.isWrapperFor(JDBC4PreparedStatement.class)).isTrue();
			assertThat(one.isWrapperFor(Connection.class)).isFalse();
			assertThat(one.toString()).contains(SELECT);
		}
	}

	@Test
	void leavesNothingWhenAConstraintIsViolated() throws SQLException {
		PreparedStatement failed = this.writer.prepareStatement(INSERT);
		failed.setInt(1, 1);
		assertFails(SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE, failed::executeUpdate);
		failed.close();
		assertThat(driversOf(failed).isClosed()).as("it is kept").isFalse();
		insert(3);
		assertThat(TableOfTests.count(this.reader)).isEqualTo(3);
	}

	@Test
	void leavesNothingOfABatchThatFails() throws SQLException {
		try (PreparedStatement batch = this.writer.prepareStatement(INSERT)) {
			for (int n : new int[] { 3, 1, 4 }) {
				batch.setInt(1, n);
				batch.addBatch();
			}
			assertFails(SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE, batch::executeBatch);
		}
		try (PreparedStatement batch = this.writer.prepareStatement(INSERT)) {
			assertThat(batch.executeBatch()).isEmpty();
			batch.setInt(1, 5);
			batch.addBatch();
			assertThat(batch.executeBatch()).containsExactly(1);
		}
		assertThat(TableOfTests.count(this.reader)).as("1, 2, 3, 5").isEqualTo(4);
	}

	@Test
	void leavesNothingOfABatchThatReturnsRows() throws SQLException {
		try (PreparedStatement batch = this.writer.prepareStatement(SELECT)) {
			batch.setInt(1, 1);
			batch.addBatch();
			assertThatExceptionOfType(BatchUpdateException.class).isThrownBy(batch::executeBatch);
		}
		insert(3);
		try (PreparedStatement statement = this.writer.prepareStatement(SELECT)) {
			statement.setInt(1, 3);
			assertThat(first(statement)).isEqualTo(3);
		}
	}

	@Test
	void leavesNothingWhenOthersWrite() throws SQLException {
		try (WriterDataSource shell = new WriterDataSource(this.url, WriterLine.at(this.folder.resolve("no line")),
				WAIT_MAX, WAIT_MAX); Connection holder = shell.getConnection()) {
			holder.setAutoCommit(false);
			try (PreparedStatement busy = this.writer.prepareStatement(INSERT)) {
				busy.setInt(1, 3);
				assertFails(SQLiteErrorCode.SQLITE_BUSY, busy::executeUpdate);
			}
			holder.rollback();
		}
		insert(4);
		assertThat(TableOfTests.count(this.reader)).isEqualTo(3);
	}

	@Test
	void leavesNothingWhenItsFirstStepTakesTooLong() throws SQLException {
		for (int i = 0; i < 2; i++) {
			try (PreparedStatement endless = this.reader.prepareStatement(ENDLESS + "select count(*) from n, t")) {
				assertFails(SQLiteErrorCode.SQLITE_INTERRUPT, endless::executeQuery);
			}
			insert(3 + i);
			assertThat(TableOfTests.count(this.reader)).isEqualTo(3 + i);
		}
	}

	@Test
	void leavesNothingWhenALaterStepTakesTooLong() throws SQLException {
		String sql = ENDLESS + "select i, (select count(*) from t) from n where i = ?";
		for (int i = 0; i < 2; i++) {
			try (PreparedStatement endless = this.reader.prepareStatement(sql)) {
				endless.setInt(1, 1);
				ResultSet rows = endless.executeQuery();
				assertThat(rows.next()).isTrue();
				assertThat(rows.getInt(2)).isEqualTo(2 + i);
				assertFails(SQLiteErrorCode.SQLITE_INTERRUPT, rows::next);
			}
			insert(3 + i);
			assertThat(TableOfTests.count(this.reader)).isEqualTo(3 + i);
		}
	}

	private void insert(int n) throws SQLException {
		try (PreparedStatement statement = this.writer.prepareStatement(INSERT)) {
			statement.setInt(1, n);
			statement.executeUpdate();
		}
	}

	private static int first(PreparedStatement statement) throws SQLException {
		try (ResultSet rows = statement.executeQuery()) {
			assertThat(rows.next()).isTrue();
			return rows.getInt(1);
		}
	}

	private static Statement driversOf(PreparedStatement statement) throws SQLException {
		return statement.unwrap(JDBC4PreparedStatement.class);
	}

	private static void assertClosed(ThrowingCallable use) {
		assertThatExceptionOfType(SQLException.class).isThrownBy(use).withMessage("The statement was closed");
	}

	private static void assertFails(SQLiteErrorCode code, ThrowingCallable use) {
		assertThatExceptionOfType(SQLiteException.class).isThrownBy(use)
			.satisfies((ex) -> assertThat(ex.getResultCode()).isEqualTo(code));
	}

}
