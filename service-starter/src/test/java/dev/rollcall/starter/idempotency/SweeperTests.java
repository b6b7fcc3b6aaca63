package dev.rollcall.starter.idempotency;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import dev.rollcall.starter.testing.SettableClock;
import dev.rollcall.starter.token.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

@IdempotencyDatabase
@ExtendWith(OutputCaptureExtension.class)
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
		Sweeper sweeper = sweeper(this.answers);
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

	/** An executor forgets what has ended with an exception, and says nothing. */
	@Test
	void goesOnAfterWhateverItWasAndSaysSoOnce(CapturedOutput output) {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel(Sweeper.class.getName(), LogLevel.INFO);
		this.database.update("delete from test_idempotency");
		AtomicInteger failures = new AtomicInteger(4);
		Sweeper sweeper = sweeper(new AnswerRepository(this.database, "test_idempotency", false) {

			@Override
			boolean hasOld(long beforeMillis, long countMax, int stepMax) {
				int left = failures.getAndUpdate((count) -> Math.max(0, count - 1));
				if (left > 2) {
					throw new OutOfMemoryError("test");
				}
				if (left > 0) {
					throw new IllegalStateException("test");
				}
				return super.hasOld(beforeMillis, countMax, stepMax);
			}

		});
		add("one");
		this.clock.advance(RETENTION);
		sweeper.start();
		try {
			awaitNone();
			awaitTrue(() -> output.toString().contains("are removed again"));
		}
		finally {
			sweeper.stop();
		}
		assertThat(failures).hasValue(0);
		assertThat(output.toString().split("cannot be removed", -1)).hasSize(2);
		assertThat(output.toString().split("are removed again", -1)).hasSize(2);
	}

	@Test
	void isStartedWithTheService() {
		assertThat(this.sweeperOfTheService.isRunning()).isTrue();
	}

	private void add(String key) {
		Scope scope = Scope.of(new Caller("alice", Set.of(Caller.USER)), "POST", "/api/things", key);
		this.answers.add(scope, new RecordedAnswer(new byte[] { 1 }, 200, "{}", null, null, this.clock.millis()));
	}

	private Sweeper sweeper(AnswerRepository repository) {
		return new Sweeper(repository, new IdempotencyProperties("test_idempotency", RETENTION, 1_000_000,
				Duration.ofSeconds(2), Duration.ofMillis(5)), this.clock, this.transactions);
	}

	private void awaitNone() {
		awaitTrue(() -> Long.valueOf(0)
			.equals(this.database.queryForObject("select count(*) from test_idempotency", Long.class)));
	}

	private static void awaitTrue(BooleanSupplier condition) {
		long deadlineNanos = System.nanoTime() + Duration.ofSeconds(40).toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("no later").isLessThan(deadlineNanos);
			Thread.onSpinWait();
		}
	}

}
