package dev.rollcall.starter.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.rollcall.starter.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A disk that is really full: a small file system in memory, where one may be made. */
class FullDiskTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final int ROWS_MAX = 10_000;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(ints = { 1, 64 })
	void saysSoAndLeavesTheFileSound(int rowKiB) throws Exception {
		Path disk = Files.createDirectory(this.folder.resolve("disk"));
		assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=2m", "none", disk.toString()),
				"NOT CHECKED on a full disk: this test may not mount a file system (it needs Linux and root)");
		try {
			String url = "jdbc:sqlite:" + disk.resolve("test.db") + "?journal_mode=WAL&synchronous=FULL";
			WriterLine line = WriterLine.at(this.folder.resolve("lock"));
			try (WriterDataSource writers = new WriterDataSource(url, line, LONG, LONG)) {
				fill(writers, disk, rowKiB * 1024);
			}
		}
		finally {
			assertThat(run("umount", disk.toString())).isTrue();
		}
	}

	private void fill(WriterDataSource writers, Path disk, int rowBytes) throws IOException, SQLException {
		Path other = Files.write(disk.resolve("somebody else's"), new byte[256 * 1024]);
		try (Connection connection = writers.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("create table t (n integer primary key, bytes blob)");
		}
		int acknowledged = 0;
		SQLException refused = null;
		while (refused == null && acknowledged < ROWS_MAX) {
			try {
				insert(writers, acknowledged, rowBytes);
				acknowledged++;
			}
			catch (SQLException ex) {
				refused = ex;
			}
		}
		assertThat((Throwable) refused).as("after %d rows", acknowledged).isNotNull();
		assertFull(refused);
		assertSound(writers, acknowledged);
		Files.delete(other);
		insert(writers, acknowledged, rowBytes);
		assertSound(writers, acknowledged + 1);
	}

	@Test
	void knowsTheCodesOfBothDatabasesAndNoOther() {
		assertFull(new SQLException("could not extend file", "53100"));
		assertFull(new SQLiteException("no shared memory", SQLiteErrorCode.SQLITE_IOERR_SHMSIZE));
		DataAccessException other = new UncategorizedSQLException("insert", null,
				new SQLiteException("disk I/O error", SQLiteErrorCode.SQLITE_IOERR_READ));
		assertThat(new DatabaseOutages().translate(other)).isNull();
	}

	private static void assertFull(SQLException refused) {
		DataAccessException thrown = new UncategorizedSQLException("insert", null, refused);
		ProblemException problem = new DatabaseOutages().translate(thrown);
		assertThat(problem).as(refused.toString()).isNotNull().hasMessage("The disk of the database is full");
	}

	private static void assertSound(WriterDataSource writers, int rows) throws SQLException {
		try (Connection connection = writers.getConnection(); Statement statement = connection.createStatement()) {
			try (ResultSet check = statement.executeQuery("pragma integrity_check")) {
				assertThat(check.getString(1)).isEqualTo("ok");
			}
			try (ResultSet count = statement.executeQuery("select count(*) from t")) {
				assertThat(count.getInt(1)).isEqualTo(rows);
			}
		}
	}

	private static boolean run(String... command) throws InterruptedException {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			if (!process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)) {
				throw new IllegalStateException("It hangs: " + String.join(" ", command));
			}
			return process.exitValue() == 0;
		}
		catch (IOException ex) {
			// there is no such program
			return false;
		}
	}

	private static void insert(WriterDataSource writers, int number, int rowBytes) throws SQLException {
		try (Connection connection = writers.getConnection()) {
			connection.setAutoCommit(false);
			try (PreparedStatement statement = connection.prepareStatement("insert into t values (?, ?)")) {
				statement.setInt(1, number);
				statement.setBytes(2, new byte[rowBytes]);
				statement.executeUpdate();
				connection.commit();
			}
			catch (SQLException ex) {
				connection.rollback();
				throw ex;
			}
		}
	}

}
