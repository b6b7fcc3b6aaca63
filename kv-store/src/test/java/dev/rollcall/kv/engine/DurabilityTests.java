package dev.rollcall.kv.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.kv.engine.KvEngine.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is left of the writes of a process that was killed, or whose disk was full. */
@Timeout(120)
class DurabilityTests {

	private static final int ROUNDS = 3;

	private static final int ACKNOWLEDGED_MIN = 300;

	/** More than SQLite's library has, which it unpacks, and less than its log takes. */
	private static final String FILE_SIZE_MAX_KB = "3072";

	@TempDir
	private Path folder;

	/** {@code <thread> <number>} and the value that was acknowledged. */
	private final Map<String, String> acknowledged = new HashMap<>();

	@Test
	void aKilledProcessLosesNothingThatItAcknowledgedAndAppliesNothingTwice() throws IOException, SQLException {
		long counted = 0;
		for (int round = 0; round < ROUNDS; round++) {
			String run = "run" + round;
			this.acknowledged.clear();
			try (IncrementingProcess process = IncrementingProcess.start(this.folder, run, "unlimited")) {
				while (this.acknowledged.size() < ACKNOWLEDGED_MIN) {
					read(process.nextLine());
				}
				process.kill();
				String line = process.nextLine();
				while (line != null) {
					read(line);
					line = process.nextLine();
				}
			}
			counted = assertExactlyOnce(run, counted);
		}
	}

	@Test
	void aProcessThatCannotWriteAnyMoreGoesOnReadingAndLosesNothing() throws IOException, SQLException {
		List<String> failures = new ArrayList<>();
		try (IncrementingProcess process = IncrementingProcess.start(this.folder, "full", FILE_SIZE_MAX_KB)) {
			while (failures.size() < IncrementingProcess.THREADS) {
				String line = process.nextLine();
				assertThat(line).as("the process goes on").isNotNull();
				if (line.startsWith("failed")) {
					failures.add(line);
				}
				else {
					read(line);
				}
			}
		}
		assertThat(failures).containsOnly("failed true");
		assertThat(this.acknowledged).isNotEmpty();
		assertExactlyOnce("full", 0);
	}

	@Test
	void aSecondProcessDoesNotStart() throws IOException {
		try (IncrementingProcess process = IncrementingProcess.start(this.folder, "first", "unlimited")) {
			read(process.nextLine());
			assertThatExceptionOfType(FolderInUseException.class).isThrownBy(
					() -> new DurableEngine(IncrementingProcess.properties(this.folder), InstantSource.system()));
		}
	}

	private void read(String line) {
		String[] words = line.split(" ");
		assertThat(words).as(line).hasSize(3);
		this.acknowledged.put(words[0] + " " + words[1], words[2]);
	}

	/**
	 * Asks for everything again that the process was asked for: what it acknowledged is
	 * answered as then, and each increment counts once, also those it was killed in.
	 * @param run the process
	 * @param countedBefore the counter before it
	 * @return the counter now
	 */
	private long assertExactlyOnce(String run, long countedBefore) throws SQLException {
		try (DurableEngine engine = EngineFixtures.started(IncrementingProcess.properties(this.folder),
				InstantSource.system())) {
			for (int thread = 0; thread < IncrementingProcess.THREADS; thread++) {
				int number = 0;
				for (; this.acknowledged.containsKey(thread + " " + number); number++) {
					Written repeat = engine.write(IncrementingProcess.increment(run, thread, number));
					assertThat(repeat.replayed()).as("acknowledged and then lost: %s %d", thread, number).isTrue();
					assertThat(repeat.entry().value())
						.isEqualTo("\"" + this.acknowledged.get(thread + " " + number) + "\"");
				}
				engine.write(IncrementingProcess.increment(run, thread, number));
			}
			assertThat(this.acknowledged.values()).doesNotHaveDuplicates();
			long expected = countedBefore + this.acknowledged.size() + IncrementingProcess.THREADS;
			assertThat(engine.get(IncrementingProcess.COUNTER).orElseThrow().value()).isEqualTo("\"" + expected + "\"");
			return expected;
		}
	}

}
