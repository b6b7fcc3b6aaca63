package dev.rollcall.starter.idempotency;

import java.time.Duration;
import java.util.Set;

import dev.rollcall.starter.testing.SettableClock;
import dev.rollcall.starter.token.Caller;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

@IdempotencyDatabase
class SweeperTests {

	private static final Duration RETENTION = Duration.ofHours(24);

	private final SettableClock clock = new SettableClock();

	@Autowired
	private JdbcTemplate database;

	@Autowired
	private AnswerRepository answers;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private Sweeper sweeperOfTheService;

	@Test
	void removesOldAnswersByItselfUntilItIsStopped() {
		this.database.update("delete from test_idempotency");
		Sweeper sweeper = new Sweeper(this.answers, new IdempotencyProperties("test_idempotency", RETENTION, 1_000_000,
				Duration.ofSeconds(2), Duration.ofMillis(5)), this.clock, this.transactions);
		sweeper.start();
		assertThat(sweeper.isRunning()).isTrue();
		add("one");
		this.clock.advance(RETENTION);
		awaitNone();
		add("other");
		this.clock.advance(RETENTION);
		awaitNone();
		sweeper.stop();
		assertThat(sweeper.isRunning()).isFalse();
	}

	@Test
	void isStartedWithTheService() {
		assertThat(this.sweeperOfTheService.isRunning()).isTrue();
	}

	private void add(String key) {
		Scope scope = Scope.of(new Caller("alice", Set.of(Caller.USER)), "POST", "/api/things", key);
		this.answers.add(scope, new RecordedAnswer(new byte[] { 1 }, 200, "{}", null, null, this.clock.millis()));
	}

	private void awaitNone() {
		long deadlineNanos = System.nanoTime() + Duration.ofSeconds(40).toNanos();
		Long records;
		do {
			records = this.database.queryForObject("select count(*) from test_idempotency", Long.class);
			Thread.onSpinWait();
		}
		while (records != null && records > 0 && System.nanoTime() < deadlineNanos);
		assertThat(records).isZero();
	}

}
