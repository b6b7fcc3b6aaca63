package dev.rollcall.starter.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqliteDataSourceTests {

	@TempDir
	private Path folder;

	private Connection one;

	private Connection other;

	@BeforeEach
	void open() throws SQLException {
		this.one = connect();
		this.other = connect();
		execute(this.one, "create table t (n integer)");
	}

	@AfterEach
	void close() throws SQLException {
		this.one.close();
		this.other.close();
	}

	private Connection connect() throws SQLException {
		return new SqliteDataSource("jdbc:sqlite:" + this.folder.resolve("test.db")
				+ "?journal_mode=WAL&busy_timeout=50&transaction_mode=IMMEDIATE")
			.getConnection();
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
	void takesNoLockForAReadOnlyTransaction() throws SQLException {
		this.one.setAutoCommit(false);
		execute(this.one, "insert into t values (1)");
		begin(this.other, true);
		assertThat(count(this.other)).isZero();
		this.one.commit();
		assertThat(count(this.other)).as("the snapshot of the reader").isZero();
		this.other.commit();
		assertThat(count(this.other)).isEqualTo(1);
	}

	@Test
	void refusesToWriteInAReadOnlyTransactionAndOnlyThere() throws SQLException {
		begin(this.one, true);
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(this.one, "insert into t values (1)"))
			.withMessageContaining("SQLITE_READONLY");
		this.one.rollback();
		this.one.setAutoCommit(true);
		begin(this.one, false);
		execute(this.one, "insert into t values (1)");
		this.one.commit();
		assertThat(count(this.other)).isEqualTo(1);
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
		begin(this.one, false);
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
		begin(this.one, false);
		execute(this.one, "insert into t values (1)");
		this.one.commit();
		assertThat(count(this.other)).isEqualTo(1);
	}

	private static void begin(Connection connection, boolean readOnly) throws SQLException {
		connection.setReadOnly(readOnly);
		connection.setAutoCommit(false);
		assertThat(connection.isReadOnly()).isEqualTo(readOnly);
	}

	private static void assertBusy(ThrowingCallable call) {
		assertThatExceptionOfType(SQLException.class).isThrownBy(call).withMessageContaining("SQLITE_BUSY");
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static int count(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select count(*) from t")) {
			return rows.getInt(1);
		}
	}

}
