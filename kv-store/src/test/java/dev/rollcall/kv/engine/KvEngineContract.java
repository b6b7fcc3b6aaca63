package dev.rollcall.kv.engine;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.rollcall.kv.engine.KvEngine.Written;
import dev.rollcall.kv.engine.RefusedWriteException.Reason;
import dev.rollcall.kv.engine.Write.Arithmetic;
import dev.rollcall.kv.engine.Write.Calculate;
import dev.rollcall.starter.testing.SettableClock;
import org.junit.jupiter.api.Test;

import static dev.rollcall.kv.engine.EngineFixtures.increment;
import static dev.rollcall.kv.engine.EngineFixtures.multiply;
import static dev.rollcall.kv.engine.EngineFixtures.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every engine does. It is given the limits of {@link EngineFixtures}: 100 digits,
 * 64 KiB and {@value EngineFixtures#REPLAYS_MAX} kept results.
 */
abstract class KvEngineContract {

	protected final SettableClock clock = new SettableClock();

	/**
	 * The engine under test, empty at the beginning of each test.
	 * @return the engine
	 */
	protected abstract KvEngine engine();

	@Test
	void absentIsNotAValue() {
		assertThat(engine().get("a")).isEmpty();
		engine().write(put("a", "null"));
		assertThat(engine().get("a").orElseThrow().value()).isEqualTo("null");
	}

	@Test
	void aVersionGrowsWithEveryWriteAndNeverComesAgain() {
		Written first = engine().write(put("a", "1"));
		Written second = engine().write(put("a", "2"));
		engine().write(new Write.Delete("a", Condition.NONE));
		Written third = engine().write(put("a", "3"));
		assertThat(first.created()).isTrue();
		assertThat(second.created()).isFalse();
		assertThat(third.created()).isTrue();
		assertThat(List.of(first.entry().version(), second.entry().version(), third.entry().version())).isSorted()
			.doesNotHaveDuplicates();
		assertThat(engine().get("a")).contains(third.entry());
	}

	@Test
	void writesOnCondition() {
		long version = engine().write(new Write.Put("a", "1", null, Condition.ABSENT)).entry().version();
		assertRefused(new Write.Put("a", "2", null, Condition.ABSENT), Reason.CONDITION_FAILED);
		assertRefused(new Write.Put("a", "2", null, new Condition.Version(version + 1)), Reason.CONDITION_FAILED);
		assertRefused(new Write.Put("b", "2", null, Condition.PRESENT), Reason.CONDITION_FAILED);
		assertRefused(new Write.Delete("a", new Condition.Version(version + 1)), Reason.CONDITION_FAILED);
		assertThat(engine().get("a").orElseThrow().value()).isEqualTo("1");
		engine().write(new Write.Put("a", "2", null, new Condition.Version(version)));
		assertRefused(new Write.Delete("a", new Condition.Version(version)), Reason.CONDITION_FAILED);
		engine().write(new Write.Delete("a", Condition.PRESENT));
		assertRefused(new Write.Delete("a", Condition.NONE), Reason.ABSENT);
		assertRefused(new Write.Delete("a", Condition.PRESENT), Reason.CONDITION_FAILED);
	}

	@Test
	void listsInTheOrderOfKeys() {
		for (String key : List.of("b/2", "a", "b/1", "b", "c", "b/3")) {
			engine().write(put(key, "0"));
		}
		assertThat(keys("", "", 10)).containsExactly("a", "b", "b/1", "b/2", "b/3", "c");
		assertThat(keys("b/", "", 10)).containsExactly("b/1", "b/2", "b/3");
		assertThat(keys("b/", "b/1", 1)).containsExactly("b/2");
		assertThat(keys("b/", "a", 1)).containsExactly("b/1");
		assertThat(keys("b/", "b/", 1)).containsExactly("b/1");
		assertThat(keys("b/", "c", 10)).isEmpty();
		assertThat(keys("nothing", "", 10)).isEmpty();
	}

	@Test
	void calculatesExactly() {
		assertThat(engine().write(multiply("m", "6")).entry().value()).isEqualTo("\"6\"");
		assertThat(engine().write(multiply("m", "-7")).entry().value()).isEqualTo("\"-42\"");
		assertThat(engine().write(increment("m", 43, null)).entry().value()).isEqualTo("\"1\"");
		engine().write(put("m", "9007199254740993"));
		assertThat(engine().write(increment("m", 0, null)).entry().value()).isEqualTo("\"9007199254740993\"");
		assertThat(engine().write(multiply("m", "0")).entry().value()).isEqualTo("\"0\"");
	}

	@Test
	void calculatesOnlyWithIntegers() {
		for (String value : List.of("1.5", "\"x\"", "null", "true", "[1]", "\"1", "1e3", "\"\"", "-")) {
			engine().write(put("a", value));
			assertRefused(multiply("a", "2"), Reason.NOT_AN_INTEGER);
			assertThat(engine().get("a").orElseThrow().value()).isEqualTo(value);
		}
		assertRefused(new Calculate("absent", Arithmetic.INCREMENT, BigInteger.ONE, null, null), Reason.ABSENT);
		assertThat(engine().get("absent")).isEmpty();
	}

	@Test
	void aResultOfTooManyDigitsChangesNothing() {
		String largest = "9".repeat(100);
		engine().write(put("a", "\"-" + largest + "\""));
		assertThat(engine().write(multiply("a", "-1")).entry().value()).isEqualTo("\"" + largest + "\"");
		assertRefused(increment("a", 1, "once"), Reason.TOO_MANY_DIGITS);
		assertRefused(multiply("a", "2"), Reason.TOO_MANY_DIGITS);
		assertThat(engine().get("a").orElseThrow().value()).isEqualTo("\"" + largest + "\"");
		assertThat(engine().write(increment("a", -1, "once")).replayed()).as("a refusal is not recorded").isFalse();
	}

	@Test
	void aRepeatGetsTheFirstResult() {
		Written first = engine().write(increment("a", 5, "key-1"));
		engine().write(increment("a", 1, "key-2"));
		Written repeat = engine().write(increment("a", 5, "key-1"));
		assertThat(first.replayed()).isFalse();
		assertThat(repeat.replayed()).isTrue();
		assertThat(repeat.entry()).isEqualTo(first.entry());
		assertThat(repeat.service()).isEqualTo("compute-service-2");
		assertThat(engine().get("a").orElseThrow().value()).isEqualTo("\"6\"");
		assertRefused(increment("a", 6, "key-1"), Reason.KEY_REUSED);
		assertThat(engine().write(increment("b", 6, "key-1")).replayed()).as("another key").isFalse();
	}

	@Test
	void repeatsOutliveTheirEntry() {
		engine().write(increment("a", 5, "key-1"));
		engine().write(new Write.Delete("a", Condition.NONE));
		assertThat(engine().write(increment("a", 5, "key-1")).replayed()).isTrue();
		assertThat(engine().get("a")).isEmpty();
	}

	@Test
	void keepsResultsForADay() {
		engine().write(increment("a", 1, "key-1"));
		this.clock.advance(Duration.ofHours(24).minusMillis(1));
		assertThat(engine().write(increment("a", 1, "key-1")).replayed()).isTrue();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(engine().write(increment("a", 1, "key-1")).replayed()).isFalse();
		assertThat(engine().write(increment("a", 1, "key-1")).replayed()).isTrue();
	}

	@Test
	void keepsSoManyResultsAndDropsTheOldest() {
		for (int i = 0; i <= EngineFixtures.REPLAYS_MAX; i++) {
			engine().write(increment("a", 1, "key-" + i));
		}
		assertThat(engine().write(increment("a", 1, "key-1")).replayed()).isTrue();
		assertThat(engine().write(increment("a", 1, "key-0")).replayed()).isFalse();
	}

	@Test
	void keepsSoManyBytesOfResultsAndDropsTheOldest() {
		engine().write(put("a", "9".repeat(99)));
		for (int i = 0; i < EngineFixtures.REPLAYS_MAX; i++) {
			engine().write(increment("a", 1, "key-" + i));
		}
		assertThat(engine().write(increment("a", 1, "key-19")).replayed()).isTrue();
		assertThat(engine().write(increment("a", 1, "key-10")).replayed()).isTrue();
		assertThat(engine().write(increment("a", 1, "key-0")).replayed()).isFalse();
	}

	@Test
	void anEntryThatHasExpiredIsAbsent() {
		Instant end = this.clock.instant().plusSeconds(10);
		engine().write(new Write.Put("a", "1", end, Condition.NONE));
		engine().write(new Write.Put("b", "1", end.plusSeconds(10), Condition.NONE));
		assertThat(engine().write(multiply("a", "3")).entry().expiresAt()).isEqualTo(end);
		this.clock.advance(Duration.ofSeconds(10));
		assertThat(engine().get("a")).isEmpty();
		assertThat(keys("", "", 10)).containsExactly("b");
		assertRefused(new Write.Delete("a", Condition.NONE), Reason.ABSENT);
		assertThat(engine().write(new Write.Put("a", "2", null, Condition.ABSENT)).created()).isTrue();
		this.clock.advance(Duration.ofDays(1000));
		assertThat(keys("", "", 10)).containsExactly("a");
	}

	@Test
	void holdsSoMuchAndNoMore() {
		String half = "\"" + "x".repeat(30 * 1024) + "\"";
		engine().write(put("a", half));
		engine().write(put("b", half));
		assertRefused(put("c", half), Reason.STORE_FULL);
		engine().write(put("b", half));
		engine().write(new Write.Delete("a", Condition.NONE));
		assertThat(engine().write(put("c", half)).created()).isTrue();
		assertRefused(put("d", half), Reason.STORE_FULL);
		assertThat(keys("", "", 10)).containsExactly("b", "c");
	}

	@Test
	void takesWritesAtTheSameTimeOneAfterTheOther() throws Exception {
		int threads = 8;
		int each = 40;
		List<Future<?>> running = new ArrayList<>();
		try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
			for (int i = 0; i < threads; i++) {
				running.add(executor.submit(() -> {
					for (int n = 0; n < each; n++) {
						engine().write(multiply("m", "2"));
					}
				}));
			}
		}
		for (Future<?> one : running) {
			one.get();
		}
		assertThat(engine().get("m").orElseThrow().value()).isEqualTo("\"" + BigInteger.TWO.pow(threads * each) + "\"");
	}

	private List<String> keys(String prefix, String after, int limit) {
		return engine().list(prefix, after, limit).stream().map(Entry::key).toList();
	}

	protected void assertRefused(Write write, Reason reason) {
		assertThatExceptionOfType(RefusedWriteException.class).isThrownBy(() -> engine().write(write))
			.extracting(RefusedWriteException::reason)
			.isEqualTo(reason);
	}

}
