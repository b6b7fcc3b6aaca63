package dev.rollcall.starter.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeptStatementsTests {

	private static final Duration WAIT_MAX = Duration.ofSeconds(60);

	private static final String INSERT = "insert into t values (?)";

	private static final String SELECT = "select n from t where n >= ? order by n";

	@TempDir
	private Path folder;

	private WriterDataSource writers;

	private Connection connection;

	@BeforeEach
	void open() throws SQLException {
		this.writers = new WriterDataSource("jdbc:sqlite:" + this.folder.resolve("test.db") + "?journal_mode=WAL",
				WriterLine.at(this.folder.resolve("lock")), WAIT_MAX, WAIT_MAX);
		this.connection = this.writers.getConnection();
		TableOfTests.execute(this.connection, "create table t (n integer unique)");
		insert(1);
		insert(2);
	}

	@AfterEach
	void close() throws SQLException {
		this.connection.close();
		this.writers.close();
	}

	@Test
	void givesAStatementAgainToTheNextOneWhoHasTheConnection() throws SQLException {
		PreparedStatement statement = prepared(SELECT);
		statement.close();
		assertThat(statement.isClosed()).isTrue();
		this.connection.close();
		this.connection = this.writers.getConnection();
		assertThat(prepared(SELECT)).isSameAs(statement);
		assertThat(statement.isClosed()).isFalse();
	}

	@Test
	void leavesNothingOfTheLastUse() throws SQLException {
		try (PreparedStatement statement = prepared(SELECT)) {
			statement.setInt(1, 1);
			statement.setMaxRows(1);
			statement.setQueryTimeout(1);
			assertThat(first(statement)).isEqualTo(1);
		}
		try (PreparedStatement statement = prepared(SELECT)) {
			assertThat(statement.getMaxRows()).isZero();
			assertThat(statement.getQueryTimeout()).isZero();
			try (ResultSet none = statement.executeQuery()) {
				assertThat(none.next()).as("nothing is at least null").isFalse();
			}
		}
		try (PreparedStatement batch = prepared(INSERT)) {
			batch.setInt(1, 3);
			batch.addBatch();
		}
		try (PreparedStatement batch = prepared(INSERT)) {
			assertThat(batch.executeBatch()).isEmpty();
		}
	}

	@Test
	void givesNobodyAStatementThatIsUsed() throws SQLException {
		try (PreparedStatement one = prepared(SELECT); PreparedStatement other = prepared(SELECT)) {
			assertThat(other).isNotSameAs(one);
			one.setInt(1, 1);
			other.setInt(1, 2);
			assertThat(first(one)).isEqualTo(1);
			assertThat(first(other)).isEqualTo(2);
		}
	}

	@Test
	void canBeUsedAfterAStatementThatFailed() throws SQLException {
		try (PreparedStatement statement = prepared(INSERT)) {
			statement.setInt(1, 1);
			assertThatExceptionOfType(SQLException.class).isThrownBy(statement::executeUpdate);
		}
		insert(3);
		assertThat(TableOfTests.count(this.connection)).isEqualTo(3);
	}

	@Test
	void holdsUpNoChangeOfTheSchemaAndSurvivesIt() throws SQLException {
		try (PreparedStatement statement = prepared(SELECT)) {
			statement.setInt(1, 1);
			try (ResultSet rows = statement.executeQuery()) {
				assertThat(rows.next()).isTrue();
			}
		}
		TableOfTests.execute(this.connection, "drop table t");
		TableOfTests.execute(this.connection, "create table t (other text, n integer)");
		TableOfTests.execute(this.connection, "insert into t values ('a', 7)");
		try (PreparedStatement statement = prepared(SELECT)) {
			statement.setInt(1, 1);
			assertThat(first(statement)).isEqualTo(7);
		}
	}

	@Test
	void keepsNoMoreThanItMay() throws SQLException {
		PreparedStatement first = prepared(SELECT);
		first.close();
		for (int i = 0; i < 100; i++) {
			prepared("select " + i).close();
		}
		try (PreparedStatement again = prepared(SELECT)) {
			assertThat(again).isNotSameAs(first);
		}
	}

	@Test
	void endsWithItsConnection() throws SQLException {
		Connection reader = new ReaderDataSource("jdbc:sqlite:" + this.folder.resolve("test.db"), WAIT_MAX)
			.getConnection();
		PreparedStatement statement = reader.prepareStatement(SELECT);
		reader.close();
		statement.close();
		assertThat(statement.isClosed()).isTrue();
	}

	private PreparedStatement prepared(String sql) throws SQLException {
		return this.connection.prepareStatement(sql);
	}

	private void insert(int n) throws SQLException {
		try (PreparedStatement statement = prepared(INSERT)) {
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

}
