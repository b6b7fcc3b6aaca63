package dev.rollcall.starter.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The line of one process, and of several: each {@link Writer} is a JVM. */
class WriterLineTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final Duration SHORT = Duration.ofMillis(300);

	@TempDir
	private Path folder;

	private final List<Process> others = new ArrayList<>();

	private WriterLine line;

	@BeforeEach
	void open() {
		this.line = WriterLine.at(this.folder.resolve("lock"));
	}

	@AfterEach
	void endOthers() throws InterruptedException {
		for (Process other : this.others) {
			other.destroyForcibly().waitFor();
		}
	}

	@Test
	void letsThreadsInInTheOrderInWhichTheyCame() throws Exception {
		ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
		List<Thread> threads = new ArrayList<>();
		try (WriterLine.Place mine = this.line.enter(LONG)) {
			assertThat(mine.isOpen()).isTrue();
			for (int i = 0; i < 5; i++) {
				int number = i;
				Thread thread = Thread.ofPlatform().start(() -> {
					try (WriterLine.Place place = this.line.enter(LONG)) {
						order.add(place.isOpen() ? number : -1);
					}
					catch (SQLException ex) {
						throw new IllegalStateException(ex);
					}
				});
				threads.add(thread);
				while (thread.getState() != Thread.State.TIMED_WAITING) {
					Thread.onSpinWait();
				}
			}
		}
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(order).containsExactly(0, 1, 2, 3, 4);
	}

	@Test
	void isBusyWhenTheTurnDoesNotCome() throws Exception {
		try (WriterLine.Place mine = this.line.enter(LONG)) {
			assertThat(mine.isOpen()).isTrue();
			assertBusy();
		}
		writeOnce();
	}

	@Test
	void countsTheTimeBehindOthersOfTheProcessToTheLimit() throws Exception {
		WriterLine.Place mine = this.line.enter(LONG);
		CompletableFuture<Duration> left = new CompletableFuture<>();
		Thread behind = Thread.ofPlatform().start(() -> {
			try (WriterLine.Place place = this.line.enter(LONG)) {
				left.complete(place.front());
			}
			catch (SQLException ex) {
				left.completeExceptionally(ex);
			}
		});
		while (behind.getState() != Thread.State.TIMED_WAITING) {
			Thread.onSpinWait();
		}
		long sinceNanos = System.nanoTime();
		while (System.nanoTime() - sinceNanos < SHORT.toNanos()) {
			Thread.onSpinWait();
		}
		mine.close();
		assertThat(left.get(60, TimeUnit.SECONDS)).isLessThan(LONG.minus(SHORT));
	}

	@Test
	void givesTheWholeLimitToTheNextTransactionInTheSamePlace() throws Exception {
		try (WriterLine.Place place = this.line.enter(LONG)) {
			for (int i = 0; i < 1000; i++) {
				assertThat(place.front()).isBetween(LONG.dividedBy(2), LONG);
				place.back();
			}
		}
	}

	@Test
	void isLeftOnceOnly() throws Exception {
		WriterLine.Place left = this.line.enter(LONG);
		left.close();
		try (WriterLine.Place mine = this.line.enter(LONG)) {
			left.close();
			assertThat(mine.isOpen()).isTrue();
			assertBusy();
		}
	}

	@Test
	void waitsForOtherProcessesAndGoesOnWhenTheyDie() throws Exception {
		Process holder = start("hold");
		assertThat(line(holder)).isEqualTo("held");
		assertBusy();
		assertBusy();
		holder.destroyForcibly().waitFor();
		writeOnce();
	}

	@Test
	void givesBackAPlaceThatCameTooLate() throws Exception {
		Process holder = start("hold");
		assertThat(line(holder)).isEqualTo("held");
		assertBusy();
		holder.destroyForcibly().waitFor();
		Process next = start("hold");
		assertThat(line(next)).as("another process gets what this one no longer wants").isEqualTo("held");
	}

	@Test
	void letsEveryProcessWriteItsShare() throws Exception {
		int processes = 4;
		List<Process> writers = new ArrayList<>();
		for (int i = 0; i < processes; i++) {
			Process writer = start("write");
			writers.add(writer);
			assertThat(line(writer)).isEqualTo("ready");
		}
		for (Process writer : writers) {
			writer.outputWriter().append("go\n").flush();
		}
		List<Integer> counts = new ArrayList<>();
		for (Process writer : writers) {
			counts.add(Integer.valueOf(line(writer)));
		}
		int sum = counts.stream().mapToInt(Integer::intValue).sum();
		assertThat(counts).as("of " + sum).allSatisfy((count) -> assertThat(count).isGreaterThan(sum / processes / 2));
	}

	@Test
	void migratesOneAtATimeAndInLine() throws Exception {
		CountDownLatch entered = new CountDownLatch(1);
		this.line.alone(() -> {
			try {
				writeOnce();
				entered.countDown();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		});
		assertThat(entered.await(0, TimeUnit.SECONDS)).isTrue();
	}

	private void writeOnce() throws SQLException {
		try (WriterLine.Place place = this.line.enter(LONG)) {
			place.front();
		}
	}

	private void assertBusy() {
		assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(() -> {
			try (WriterLine.Place place = this.line.enter(SHORT)) {
				place.front();
			}
		}).withMessage("No turn to write within 300 ms");
	}

	private Process start(String what) throws IOException {
		Process process = start(what, this.folder.resolve("lock"));
		this.others.add(process);
		return process;
	}

	static Process start(String what, Path lockFile) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
				Writer.class.getName(), what, lockFile.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
	}

	static String line(Process process) throws IOException {
		BufferedReader reader = process.inputReader();
		return reader.readLine();
	}

	/** Another process that writes. */
	static final class Writer {

		private static final int THREADS = 3;

		private static final Duration RUN = Duration.ofSeconds(2);

		private static final Duration TRANSACTION = Duration.ofMillis(1);

		private Writer() {
		}

		public static void main(String[] arguments) throws Exception {
			WriterLine line = WriterLine.at(Path.of(arguments[1]));
			if ("hold".equals(arguments[0])) {
				line.enter(LONG).front();
				System.out.println("held");
				System.in.read();
				return;
			}
			System.out.println("ready");
			System.in.read();
			System.out.println(write(line));
		}

		/** How often all of its threads together were at the front. */
		private static int write(WriterLine line) throws InterruptedException {
			long endNanos = System.nanoTime() + RUN.toNanos();
			ConcurrentLinkedQueue<Integer> turns = new ConcurrentLinkedQueue<>();
			List<Thread> threads = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				threads.add(Thread.ofPlatform().start(() -> {
					while (System.nanoTime() < endNanos) {
						try (WriterLine.Place place = line.enter(LONG)) {
							place.front();
							turns.add(1);
							long doneNanos = System.nanoTime() + TRANSACTION.toNanos();
							while (System.nanoTime() < doneNanos) {
								Thread.onSpinWait();
							}
						}
						catch (SQLException ex) {
							throw new IllegalStateException(ex);
						}
					}
				}));
			}
			for (Thread thread : threads) {
				thread.join();
			}
			return turns.size();
		}

	}

}
