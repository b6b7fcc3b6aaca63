package dev.rollcall.starter.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.rollcall.starter.database.TableOfTests.count;
import static dev.rollcall.starter.database.TableOfTests.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqliteTransactionsTests {

	private static final Duration WAIT_MAX = Duration.ofMillis(500);

	private static final Duration STATEMENT_MAX = Duration.ofSeconds(60);

	@TempDir
	private Path folder;

	private Connection one;

	/** Stands in no line with the one: what a shell does, for example. */
	private Connection other;

	private Connection reader;

	@BeforeEach
	void open() throws SQLException {
		this.one = writers("one").getConnection();
		this.other = writers("other").getConnection();
		this.reader = new ReaderDataSource(url(), STATEMENT_MAX).getConnection();
		execute(this.one, "create table t (n integer)");
	}

	@AfterEach
	void close() throws SQLException {
		this.one.close();
		this.other.close();
		this.reader.close();
	}

	private WriterDataSource writers(String line) {
		return new WriterDataSource(url(), WriterLine.at(this.folder.resolve(line)), WAIT_MAX, STATEMENT_MAX);
	}

	private String url() {
		return "jdbc:sqlite:" + this.folder.resolve("test.db")
				+ "?journal_mode=WAL&busy_timeout=50&transaction_mode=IMMEDIATE";
	}

	@Test
	void takesTheWriteLockAtTheBeginningOfATransaction() throws SQLException {
		this.one.setAutoCommit(false);
		assertBusy(() -> this.other.setAutoCommit(false));
		this.one.rollback();
		this.one.setAutoCommit(true);
		this.other.setAutoCommit(false);
		assertBusy(() -> this.one.setAutoCommit(false));
	}

	@Test
	void readsBesideAWriter() throws SQLException {
		this.one.setAutoCommit(false);
		execute(this.one, "insert into t values (1)");
		this.reader.setAutoCommit(false);
		assertThat(count(this.reader)).isZero();
		this.one.commit();
		assertThat(count(this.reader)).as("the snapshot of the reader").isZero();
		this.reader.commit();
		assertThat(count(this.reader)).isEqualTo(1);
	}

	@Test
	void letsNoReaderWrite() throws SQLException {
		assertThat(this.reader.isReadOnly()).isTrue();
		this.reader.setReadOnly(false);
		this.reader.setAutoCommit(false);
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(this.reader, "insert into t values (1)"))
			.withMessageContaining("SQLITE_READONLY");
		this.reader.rollback();
		assertThat(this.one.isReadOnly()).isFalse();
	}

	@Test
	void rollsBackWhatIsClosedInTheMiddle() throws SQLException {
		this.one.setAutoCommit(false);
		execute(this.one, "insert into t values (1)");
		this.one.close();
		this.other.setAutoCommit(false);
		assertThat(count(this.other)).isZero();
		this.other.rollback();
	}

	@Test
	void canDoNothingAnyMoreOnceItIsClosed() throws SQLException {
		this.one.close();
		this.one.close();
		assertThat(this.one.isClosed()).isTrue();
		for (ThrowingCallable call : new ThrowingCallable[] { () -> this.one.setAutoCommit(false), this.one::commit,
				this.one::rollback, this.one::createStatement }) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(call).withMessageContaining("closed");
		}
	}

	@Test
	void staysInATransactionThatWentBackToASavepoint() throws SQLException {
		this.one.setAutoCommit(false);
		Savepoint savepoint = this.one.setSavepoint();
		execute(this.one, "insert into t values (1)");
		this.one.rollback(savepoint);
		assertBusy(() -> this.other.setAutoCommit(false));
		this.one.commit();
		assertThat(count(this.reader)).isZero();
	}

	@Test
	void leavesTheLockToOthersWhenATransactionEnds() throws SQLException {
		this.one.setAutoCommit(false);
		execute(this.one, "insert into t values (1)");
		this.one.commit();
		this.other.setAutoCommit(false);
		execute(this.other, "insert into t values (2)");
		this.one.setAutoCommit(true);
		this.other.rollback();
		this.one.setAutoCommit(false);
		assertThat(count(this.one)).isEqualTo(1);
	}

	@Test
	void canBeUsedAfterATransactionThatCouldNotBegin() throws SQLException {
		this.one.setAutoCommit(false);
		assertBusy(() -> this.other.setAutoCommit(false));
		assertThat(this.other.getAutoCommit()).isTrue();
		this.one.rollback();
		this.one.setAutoCommit(true);
		this.other.setAutoCommit(false);
		execute(this.other, "insert into t values (1)");
		this.other.commit();
		this.other.setAutoCommit(true);
		assertThat(count(this.one)).isEqualTo(1);
	}

	@Test
	void rollsBackWhatSqliteHasRolledBackByItself() throws SQLException {
		this.one.setAutoCommit(false);
		execute(this.one, "create table u (n integer unique)");
		execute(this.one, "insert into u values (1)");
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> execute(this.one, "insert or rollback into u values (1)"));
		this.one.rollback();
		this.one.setAutoCommit(true);
		this.one.setAutoCommit(false);
		execute(this.one, "insert into t values (1)");
		this.one.commit();
		assertThat(count(this.other)).isEqualTo(1);
	}

	private static void assertBusy(ThrowingCallable call) {
		assertThatExceptionOfType(SQLException.class).isThrownBy(call).withMessageContaining("SQLITE_BUSY");
	}

}
