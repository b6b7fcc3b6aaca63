package dev.rollcall.auth.account;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import dev.rollcall.auth.AuthClient;
import dev.rollcall.auth.AuthClient.Registered;
import dev.rollcall.auth.AuthServiceTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the services expect of SQLite: whoever only reads neither waits for a writer nor
 * keeps one waiting, and whoever writes holds the lock from the beginning of the
 * transaction to its end and no longer.
 */
@AuthServiceTest
class ReadOnlyTransactionTests {

	private static final Duration AT_ONCE = Duration.ofMillis(900);

	@Autowired
	private AuthClient client;

	@Autowired
	private Environment environment;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JdbcTemplate jdbc;

	@Test
	void readersDoNotWaitForAWriter() throws Exception {
		Registered somebody = this.client.register();
		try (Connection writer = otherProcess(); Statement statement = writer.createStatement()) {
			statement.execute("begin immediate");
			long began = System.nanoTime();
			for (String path : List.of("/api/auth/profile", "/api/auth/verify", "/ready")) {
				assertThat(this.client.anonymous().as(somebody.token()).get(path).status()).as(path).isEqualTo(200);
			}
			assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_ONCE);
			statement.execute("rollback");
		}
	}

	@Test
	void readersDoNotKeepAWriterWaiting() throws Exception {
		try (Connection writer = otherProcess()) {
			readOnly().executeWithoutResult((status) -> {
				count();
				assertThatCode(() -> lockAndUnlock(writer)).doesNotThrowAnyException();
			});
		}
	}

	@Test
	void readersCannotWrite() {
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> readOnly().executeWithoutResult((status) -> {
				count();
				this.jdbc.update("delete from auth_account where id = 'nobody'");
			}));
	}

	@Test
	void aConnectionThatReadWritesNext() {
		for (int i = 0; i < 20; i++) {
			readOnly().executeWithoutResult((status) -> count());
			this.jdbc.update("delete from auth_account where id = 'nobody'");
			new TransactionTemplate(this.transactions).executeWithoutResult(
					(status) -> assertThat(this.jdbc.update("delete from auth_account where id = 'nobody'")).isZero());
		}
	}

	@Test
	void writersHoldTheLockFromTheirFirstReadOn() throws Exception {
		try (Connection other = otherProcess()) {
			new TransactionTemplate(this.transactions).executeWithoutResult((status) -> {
				count();
				assertThatThrownBy(() -> lockAndUnlock(other)).hasMessageContaining("SQLITE_BUSY");
			});
			assertThatCode(() -> lockAndUnlock(other)).doesNotThrowAnyException();
		}
	}

	/** The driver begins the next transaction in commit(): not with the lock, please. */
	@Test
	void writersDoNotTakeTheLockAgainInTheirCommit() throws Exception {
		try (Connection pooled = this.jdbc.getDataSource().getConnection();
				Connection other = otherProcess();
				Statement statement = pooled.createStatement()) {
			pooled.setAutoCommit(false);
			statement.executeUpdate("delete from auth_account where id = 'nobody'");
			pooled.commit();
			assertThatCode(() -> lockAndUnlock(other)).doesNotThrowAnyException();
			pooled.setAutoCommit(true);
		}
	}

	private TransactionTemplate readOnly() {
		TransactionTemplate template = new TransactionTemplate(this.transactions);
		template.setReadOnly(true);
		return template;
	}

	private void count() {
		assertThat(this.jdbc.queryForObject("select count(*) from auth_account", Integer.class)).isNotNegative();
	}

	private static void lockAndUnlock(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("begin immediate");
			statement.execute("rollback");
		}
	}

	/** A connection as another process would have it; it waits for no lock. */
	private Connection otherProcess() throws SQLException {
		String url = this.environment.getRequiredProperty("spring.datasource.url");
		return DriverManager.getConnection(url.substring(0, url.indexOf('?')) + "?busy_timeout=0");
	}

}
