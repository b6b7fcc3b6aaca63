package dev.rollcall.starter.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.rollcall.starter.testing.OnPostgresql;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@OnPostgresql
@SpringBootTest(classes = PostgresqlLimitsTests.Database.class,
		properties = { "spring.application.name=writers-service", "spring.flyway.enabled=false",
				"rollcall.database.statement.time-max=60s", "rollcall.database.postgresql.lock-wait-max=60s",
				"rollcall.database.postgresql.idle-max=60s" })
class PostgresqlWritersTests {

	private static final Duration LONG = Duration.ofSeconds(40);

	private static final Duration SHORT = Duration.ofMillis(50);

	/** More than there are connections. */
	private static final int CALLERS = 10;

	private static final int WRITERS = 5;

	private static final String WAITING = """
			select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like 'update hot%'""";

	private final CountDownLatch end = new CountDownLatch(1);

	@Autowired
	private HikariDataSource pool;

	@Autowired
	private JdbcTemplate database;

	@Autowired
	private PlatformTransactionManager transactions;

	@BeforeEach
	void makeTable() {
		this.database.execute("create schema if not exists writers");
		this.database.execute("drop table if exists hot");
		this.database.execute("create table hot (n integer)");
		this.database.update("insert into hot values (0)");
		awaitFullPool();
	}

	/** It opens its connections one after the other. */
	private void awaitFullPool() {
		long deadlineNanos = System.nanoTime() + LONG.toNanos();
		while (this.pool.getHikariPoolMXBean().getTotalConnections() < this.pool.getMaximumPoolSize()) {
			assertThat(System.nanoTime()).as("no later").isLessThan(deadlineNanos);
			Thread.onSpinWait();
		}
	}

	@Test
	void leaveConnectionsToThoseWhoReadWhileAllWaitForOneRow() throws Exception {
		CountDownLatch held = new CountDownLatch(1);
		try (ExecutorService executor = Executors.newFixedThreadPool(CALLERS)) {
			List<Future<?>> calls = new ArrayList<>();
			try {
				calls.add(executor.submit(() -> write(() -> {
					held.countDown();
					await(this.end);
				})));
				await(held);
				for (int i = 1; i < CALLERS; i++) {
					calls.add(executor.submit(() -> write(() -> {
					})));
				}
				awaitWaiting(WRITERS - 1);
				for (int i = 0; i < CALLERS; i++) {
					assertThat(read("select n from hot")).isZero();
				}
			}
			finally {
				this.end.countDown();
			}
			for (Future<?> call : calls) {
				call.get(LONG.toSeconds(), TimeUnit.SECONDS);
			}
		}
		assertThat(read("select n from hot")).isEqualTo(CALLERS);
	}

	private void write(Runnable meanwhile) {
		new TransactionTemplate(this.transactions).executeWithoutResult((transaction) -> {
			this.database.update("update hot set n = n + 1");
			meanwhile.run();
		});
	}

	private int read(String query) {
		TransactionTemplate read = new TransactionTemplate(this.transactions);
		read.setReadOnly(true);
		Integer number = read.execute((transaction) -> this.database.queryForObject(query, Integer.class));
		return (number != null) ? number : -1;
	}

	private void awaitWaiting(int count) {
		long deadlineNanos = System.nanoTime() + LONG.toNanos();
		while (read(WAITING) != count) {
			assertThat(System.nanoTime()).as("no later").isLessThan(deadlineNanos);
			Thread.onSpinWait();
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void haveTheirTurnOneAfterTheOther() {
		PostgresqlWriters writers = new PostgresqlWriters(1, SHORT);
		DefaultTransactionStatus first = transaction(true, false);
		writers.beforeBegin(first);
		assertThatExceptionOfType(CannotCreateTransactionException.class)
			.isThrownBy(() -> writers.beforeBegin(transaction(true, false)))
			.withMessage("No turn to write within 50 ms");
		writers.beforeBegin(transaction(true, true));
		writers.afterCommit(transaction(true, true), null);
		writers.afterCommit(transaction(false, false), null);
		assertThatExceptionOfType(CannotCreateTransactionException.class).as("a reader and a savepoint end nothing")
			.isThrownBy(() -> writers.beforeBegin(transaction(true, false)));
		writers.afterCommit(first, null);
		writers.beforeBegin(first);
		writers.afterRollback(first, null);
		writers.beforeBegin(first);
		writers.afterBegin(first, null);
		writers.afterBegin(first, new CannotCreateTransactionException("no connection"));
		writers.beforeBegin(first);
	}

	/** Who waited while others found the database away has waited enough. */
	@Test
	void doNotWaitForAConnectionAfterTheyWaitedForOneWhoGotNone() throws Exception {
		PostgresqlWriters writers = new PostgresqlWriters(1, LONG);
		DefaultTransactionStatus first = transaction(true, false);
		writers.beforeBegin(first);
		try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
			CountDownLatch begun = new CountDownLatch(1);
			Thread[] waiting = new Thread[1];
			Future<?> second = executor.submit(() -> {
				waiting[0] = Thread.currentThread();
				begun.countDown();
				writers.beforeBegin(transaction(true, false));
			});
			await(begun);
			while (waiting[0].getState() != Thread.State.TIMED_WAITING) {
				Thread.onSpinWait();
			}
			writers.afterBegin(first, new CannotCreateTransactionException("no connection"));
			assertThat(second).failsWithin(LONG)
				.withThrowableThat()
				.havingCause()
				.isInstanceOf(CannotCreateTransactionException.class)
				.withMessage("No connection for those who write");
		}
		writers.beforeBegin(first);
	}

	private static DefaultTransactionStatus transaction(boolean isNew, boolean readOnly) {
		return new DefaultTransactionStatus(null, new Object(), isNew, false, false, readOnly, false, null);
	}

}
