package dev.rollcall.starter.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.JDBC;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteFileTests {

	@TempDir
	private Path home;

	@ParameterizedTest
	@CsvSource({ "'', wal, 2, 1, 2000", "?, wal, 2, 1, 2000", "?cache_size=-4000, wal, 2, 1, 2000",
			"?synchronous=NORMAL&busy_timeout=10, wal, 1, 1, 10", "?Journal_Mode=DELETE, delete, 2, 1, 2000",
			"?foreign_keys=false&synchronous=EXTRA, wal, 3, 0, 2000" })
	void isDurableUnlessItsUrlSaysOtherwise(String parameters, String journalMode, String synchronous,
			String foreignKeys, String busyTimeout) throws SQLException {
		SqliteFile file = SqliteFile.of("jdbc:sqlite:test.db" + parameters, this.home).orElseThrow();
		try (Connection connection = JDBC.createConnection(file.url(), new Properties())) {
			assertThat(pragma(connection, "journal_mode")).isEqualTo(journalMode);
			assertThat(pragma(connection, "synchronous")).isEqualTo(synchronous);
			assertThat(pragma(connection, "foreign_keys")).isEqualTo(foreignKeys);
			assertThat(pragma(connection, "busy_timeout")).isEqualTo(busyTimeout);
		}
	}

	@Test
	void leavesOtherParametersAsTheyAre() throws SQLException {
		SqliteFile file = SqliteFile.of("jdbc:sqlite:test.db?cache_size=-4321", this.home).orElseThrow();
		try (Connection connection = JDBC.createConnection(file.url(), new Properties())) {
			assertThat(pragma(connection, "cache_size")).isEqualTo("-4321");
		}
	}

	@Test
	void liesBelowTheHomeAndHasItsLockBesideIt() {
		SqliteFile file = SqliteFile.of("jdbc:sqlite:data/test.db?cache_size=1", this.home).orElseThrow();
		assertThat(file.path()).isEqualTo(this.home.resolve("data/test.db"));
		assertThat(file.lock()).isEqualTo(this.home.resolve("data/test.db.lock"));
		assertThat(SqliteFile.of("jdbc:postgresql://db/rollcall", this.home)).isEmpty();
	}

	private static String pragma(Connection connection, String name) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("pragma " + name)) {
			return row.getString(1);
		}
	}

}
