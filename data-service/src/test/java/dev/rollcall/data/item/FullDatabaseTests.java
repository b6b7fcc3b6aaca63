package dev.rollcall.data.item;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import javax.sql.DataSource;

import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writes 507, reads go on, nothing lost. A file that may not grow is to SQLite what a
 * disk without space is; that is tried in the starter, where a disk may be had.
 */
class FullDatabaseTests extends ItemFixtures {

	private static final int ITEMS_MAX = 100;

	private static final String LARGE = "\"" + "x".repeat(200_000) + "\"";

	@Autowired
	private DataSource database;

	@BeforeEach
	void fill() throws SQLException {
		execute(fillStatements());
	}

	@AfterEach
	void free() throws SQLException {
		execute(freeStatements());
	}

	List<String> fillStatements() {
		// not less than it has now
		return List.of("pragma max_page_count = 1");
	}

	List<String> freeStatements() {
		return List.of("pragma max_page_count = 4294967294");
	}

	void assertSound() {
		assertThat(new JdbcTemplate(this.database).queryForList("pragma integrity_check", String.class))
			.containsExactly("ok");
	}

	@Test
	void answers507AndGoesOnReadingAndThenWriting() throws SQLException {
		int created = 0;
		Answer answer = tryCreate("0", LARGE);
		while (answer.status() == 201 && created < ITEMS_MAX) {
			created++;
			answer = tryCreate(Integer.toString(created), LARGE);
		}
		assertFull(answer);
		assertFull(owner().with("Idempotency-Key", this.prefix)
			.post(PATH, "{\"key\":\"" + this.prefix + created + "\",\"value\":" + LARGE + "}"));
		String operation = "{\"op\":\"create\",\"key\":\"" + this.prefix + "b%d\",\"value\":%s}";
		assertFull(owner().post(PATH + "/batch",
				"{\"operations\":[" + operation.formatted(1, "1") + "," + operation.formatted(2, LARGE) + "]}"));
		assertThat(owner().get(PATH + "?prefix=" + this.prefix).json().path("count").asInt()).isEqualTo(created);
		assertSound();
		free();
		create(Integer.toString(created), LARGE);
		create("b1", "1");
		assertThat(owner().get(PATH + "?prefix=" + this.prefix).json().path("count").asInt()).isEqualTo(created + 2);
		assertSound();
	}

	private static void assertFull(Answer answer) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(507);
		assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		assertThat(answer.json().path("detail").asString()).isEqualTo("The disk of the database is full");
	}

	/** On the connection that writes. */
	private void execute(List<String> statements) throws SQLException {
		try (Connection connection = this.database.getConnection();
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

}
