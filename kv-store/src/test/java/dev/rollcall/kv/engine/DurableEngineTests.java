package dev.rollcall.kv.engine;

import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.rollcall.kv.engine.EngineFixtures.increment;
import static dev.rollcall.kv.engine.EngineFixtures.multiply;
import static dev.rollcall.kv.engine.EngineFixtures.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The engine on a SQLite file. */
class DurableEngineTests extends KvEngineContract {

	@TempDir
	private Path folder;

	private DurableEngine engine;

	@BeforeEach
	void open() {
		this.engine = EngineFixtures.started(EngineFixtures.properties(this.folder), this.clock);
	}

	@AfterEach
	void close() throws SQLException {
		this.engine.close();
	}

	@Override
	protected KvEngine engine() {
		return this.engine;
	}

	@Test
	void hasEverythingAgainWhenItIsReopened() throws SQLException {
		Instant end = this.clock.instant().plusSeconds(60);
		this.engine.write(new Write.Put("a", "{\"x\":[1,\"\\u00e4\"]}", end, Condition.NONE));
		this.engine.write(put("b", "1"));
		this.engine.write(increment("c", 7, "key-1"));
		this.engine.write(new Write.Delete("b", Condition.NONE));
		List<Entry> before = this.engine.list("", "", 10);
		close();
		open();
		assertThat(this.engine.list("", "", 10)).isEqualTo(before).hasSize(2);
		assertThat(this.engine.write(increment("c", 7, "key-1")).replayed()).isTrue();
		long lastVersion = before.getLast().version();
		assertThat(this.engine.write(put("b", "2")).entry().version()).as("goes on after the deletion")
			.isEqualTo(lastVersion + 2);
	}

	@Test
	void expiredEntriesLeaveTheFileToo() throws SQLException {
		this.engine.write(new Write.Put("a", "1", this.clock.instant().plusSeconds(1), Condition.NONE));
		long version = this.engine.write(put("b", "1")).entry().version();
		this.clock.advance(Duration.ofSeconds(1));
		// the next commit sweeps
		this.engine.write(multiply("b", "2"));
		close();
		this.clock.advance(Duration.ofSeconds(-1));
		open();
		assertThat(this.engine.list("", "", 10)).extracting(Entry::key).containsExactly("b");
		assertThat(this.engine.write(put("c", "1")).entry().version()).isGreaterThan(version + 2);
	}

	@Test
	void takesTheNextWriteAfterOneThatEndedInAnError() {
		this.engine.write(put("a", "1"));
		BigInteger tooMuch = new BigInteger("2") {

			private static final long serialVersionUID = 1L;

			@Override
			public String toString() {
				throw new OutOfMemoryError("of a test");
			}

		};
		Write write = new Write.Calculate("a", Write.Arithmetic.INCREMENT, tooMuch, null, new Write.Once("key", null));
		assertThatExceptionOfType(KvUnavailableException.class).isThrownBy(() -> this.engine.write(write))
			.withMessage("The write was not committed");
		assertThat(this.engine.get("a").orElseThrow().value()).isEqualTo("1");
		assertThat(this.engine.write(increment("a", 1, "key")).entry().value()).isEqualTo("\"2\"");
		assertThat(this.engine.isWriting()).isTrue();
	}

	@Test
	void countsTheBytesOfResultsInAFileOfBefore() throws SQLException {
		this.engine.write(put("a", "9".repeat(99)));
		this.engine.write(increment("a", 1, "old"));
		close();
		try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + this.folder.resolve("kv.db"));
				Statement statement = file.createStatement()) {
			statement.executeUpdate("drop index replay_bytes_until; alter table replay drop column bytes_until");
		}
		open();
		assertThat(this.engine.write(increment("a", 1, "old")).replayed()).isTrue();
		for (int i = 1; i < EngineFixtures.REPLAYS_MAX; i++) {
			this.engine.write(increment("a", 1, "key-" + i));
		}
		assertThat(this.engine.write(increment("a", 1, "key-19")).replayed()).isTrue();
		assertThat(this.engine.write(increment("a", 1, "old")).replayed()).isFalse();
	}

	@Test
	void refusesWhenItIsClosed() throws SQLException {
		close();
		assertThat(this.engine.isWriting()).isFalse();
		assertThatExceptionOfType(KvUnavailableException.class).isThrownBy(() -> this.engine.write(put("a", "1")));
	}

	@Test
	void refusesAFolderThatIsInUse() {
		assertThatExceptionOfType(FolderInUseException.class)
			.isThrownBy(() -> new DurableEngine(EngineFixtures.properties(this.folder), this.clock))
			.withMessage("Another kv-store uses " + this.folder);
		this.engine.write(put("a", "1"));
		assertThat(this.engine.get("a").orElseThrow().value()).isEqualTo("1");
	}

}
