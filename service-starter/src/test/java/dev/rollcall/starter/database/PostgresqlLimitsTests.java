package dev.rollcall.starter.database;

import java.time.Duration;

import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.testing.OnPostgresql;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@OnPostgresql
@SpringBootTest(properties = { "spring.application.name=limits-service", "spring.flyway.enabled=false",
		"rollcall.database.statement.time-max=3s", "rollcall.database.postgresql.lock-wait-max=700ms",
		"rollcall.database.postgresql.idle-max=1500ms" })
class PostgresqlLimitsTests {

	private static final Duration LONG = Duration.ofSeconds(40);

	@Autowired
	private JdbcTemplate database;

	@Autowired
	private PlatformTransactionManager transactions;

	@Test
	void holdOnEveryConnection() {
		assertThat(show("statement_timeout")).isEqualTo("3s");
		assertThat(show("lock_timeout")).isEqualTo("700ms");
		assertThat(show("idle_in_transaction_session_timeout")).isEqualTo("1500ms");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void endATransactionThatDoesNothingAsAnOutageAndTheNextOneSucceeds(boolean goesOn) {
		assertThat(problemOfIdleTransaction(goesOn)).isNotNull().message().startsWith("The database ");
		assertThat(new TransactionTemplate(this.transactions).<Integer>execute((transaction) -> one())).isEqualTo(1);
	}

	private @Nullable ProblemException problemOfIdleTransaction(boolean goesOn) {
		try {
			new TransactionTemplate(this.transactions).executeWithoutResult((transaction) -> {
				Integer process = this.database.queryForObject("select pg_backend_pid()", Integer.class);
				awaitEnd(process);
				if (goesOn) {
					one();
				}
			});
			return null;
		}
		catch (DataAccessException | TransactionException ex) {
			return new DatabaseOutages().translate(ex);
		}
	}

	/** In a thread that does not take part in the transaction. */
	private void awaitEnd(Integer process) {
		Thread observer = Thread.ofPlatform().start(() -> {
			long deadlineNanos = System.nanoTime() + LONG.toNanos();
			while (System.nanoTime() < deadlineNanos && isThere(process)) {
				Thread.onSpinWait();
			}
		});
		try {
			observer.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private boolean isThere(Integer process) {
		return Boolean.TRUE.equals(this.database
			.queryForObject("select exists (select 1 from pg_stat_activity where pid = ?)", Boolean.class, process));
	}

	private Integer one() {
		return this.database.queryForObject("select 1", Integer.class);
	}

	private String show(String setting) {
		return this.database.queryForObject("show " + setting, String.class);
	}

	/** A database and nothing in it. */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Database {

	}

}
