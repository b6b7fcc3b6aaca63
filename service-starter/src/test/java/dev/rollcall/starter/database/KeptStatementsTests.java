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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

import static org.assertj.core.api.Assertions.assertThat;

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
		PreparedStatement again = prepared(SELECT);
		assertThat(driversOf(again)).isSameAs(driversOf(statement));
		assertThat(again.isClosed()).isFalse();
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
	void describesItsColumnsEachTime() throws SQLException {
		for (int i = 0; i < 2; i++) {
			try (PreparedStatement statement = prepared(SELECT)) {
				assertThat(statement.getMetaData().getColumnCount()).isEqualTo(1);
				assertThat(statement.getMetaData().getColumnName(1)).isEqualTo("n");
				statement.setInt(1, 1);
				assertThat(first(statement)).isEqualTo(1);
			}
		}
	}

	@Test
	void givesNobodyAStatementThatIsUsed() throws SQLException {
		try (PreparedStatement one = prepared(SELECT); PreparedStatement other = prepared(SELECT)) {
			assertThat(driversOf(other)).isNotSameAs(driversOf(one));
			one.setInt(1, 1);
			other.setInt(1, 2);
			assertThat(first(one)).isEqualTo(1);
			assertThat(first(other)).isEqualTo(2);
		}
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
	void endsTheOneThatWasNotUsedForLongestWhenThereAreTooMany() throws SQLException {
		PreparedStatement first = prepared(SELECT);
		first.close();
		for (int i = 0; i < 64; i++) {
			assertThat(driversOf(first).isClosed()).isFalse();
			prepared("select " + i).close();
		}
		assertThat(driversOf(first).isClosed()).isTrue();
		try (PreparedStatement again = prepared(SELECT)) {
			assertThat(driversOf(again)).isNotSameAs(driversOf(first));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { ", ?", ",?" })
	void keepsFewListsAndNoOtherStatementLessForThem(String more) throws SQLException {
		PreparedStatement first = prepared(SELECT);
		first.close();
		PreparedStatement list = prepared("select n from t where n in (?" + more + ")");
		list.close();
		for (int i = 2; i < 100; i++) {
			prepared("select n from t where n in (?" + more.repeat(i) + ")").close();
			assertThat(driversOf(list).isClosed()).isEqualTo(i > 8);
		}
		assertThat(driversOf(first).isClosed()).isFalse();
	}

	@Test
	void doesNotKeepALongText() throws SQLException {
		PreparedStatement statement = prepared("select 1 -- " + "-".repeat(1000));
		statement.close();
		assertThat(driversOf(statement).pointer.isClosed()).isTrue();
	}

	@Test
	void endsOneOfTwoWithTheSameText() throws SQLException {
		PreparedStatement one = prepared(SELECT);
		PreparedStatement other = prepared(SELECT);
		one.close();
		other.close();
		assertThat(driversOf(one).isClosed()).isFalse();
		assertThat(driversOf(other).isClosed()).isTrue();
	}

	@Test
	void endsAStatementThatIsToCloseWithItsRows() throws SQLException {
		PreparedStatement unread = prepared(SELECT);
		unread.closeOnCompletion();
		unread.close();
		assertThat(driversOf(unread).isClosed()).isTrue();
		PreparedStatement read = prepared(SELECT);
		read.closeOnCompletion();
		read.setInt(1, 1);
		assertThat(first(read)).isEqualTo(1);
		assertThat(read.isClosed()).isTrue();
		read.close();
		try (PreparedStatement again = prepared(SELECT)) {
			again.setInt(1, 2);
			assertThat(first(again)).isEqualTo(2);
		}
	}

	@Test
	void endsWithItsConnection() throws SQLException {
		Connection reader = reader(WAIT_MAX);
		PreparedStatement statement = reader.prepareStatement(SELECT);
		reader.close();
		statement.close();
		assertThat(statement.isClosed()).isTrue();
	}

	@Test
	void closesWhatItsWriterLeftOpen() throws SQLException {
		PreparedStatement left = prepared(SELECT);
		left.setInt(1, 1);
		assertThat(left.execute()).isTrue();
		this.connection.close();
		assertThat(left.isClosed()).isTrue();
		this.connection = this.writers.getConnection();
		try (PreparedStatement next = prepared(SELECT)) {
			left.close();
			next.setInt(1, 2);
			assertThat(first(next)).isEqualTo(2);
		}
	}

	@Test
	void keepsNoMomentOfTheDatabaseWhenItsRowsWereNotRead() throws SQLException {
		try (Connection reader = reader(WAIT_MAX)) {
			try (PreparedStatement unread = reader.prepareStatement(SELECT)) {
				unread.setInt(1, 1);
				assertThat(unread.execute()).isTrue();
			}
			insert(3);
			assertThat(TableOfTests.count(reader)).isEqualTo(3);
		}
	}

	private Connection reader(Duration statementMax) throws SQLException {
		return new ReaderDataSource("jdbc:sqlite:" + this.folder.resolve("test.db"), statementMax).getConnection();
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

	private static JDBC4PreparedStatement driversOf(PreparedStatement statement) throws SQLException {
		return statement.unwrap(JDBC4PreparedStatement.class);
	}

	private static int first(PreparedStatement statement) throws SQLException {
		try (ResultSet rows = statement.executeQuery()) {
			assertThat(rows.next()).isTrue();
			return rows.getInt(1);
		}
	}

}
