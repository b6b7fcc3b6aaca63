package dev.rollcall.starter.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FrontTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final Duration SHORT = Duration.ofMillis(50);

	private static final int GIVE_UP = 5;

	@TempDir
	private Path folder;

	/** What waits for the lock, and gets no further than the test lets it. */
	private final BlockingQueue<Runnable> asked = new LinkedBlockingQueue<>();

	private FileChannel channel;

	private Front front;

	@BeforeEach
	void open() throws IOException {
		this.channel = FileChannel.open(this.folder.resolve("lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		this.front = new Front(this.channel, this.asked::add);
	}

	@AfterEach
	void close() throws IOException {
		this.channel.close();
	}

	@Test
	void asksOnceForAllWhoGiveUpWhileAnotherProcessIsThere() throws Exception {
		Path lockFile = this.folder.resolve("lock");
		AtomicInteger asks = new AtomicInteger();
		Front asking = new Front(this.channel, (wait) -> {
			asks.incrementAndGet();
			Thread.ofPlatform().daemon().start(wait);
		});
		Process holder = WriterLineTests.start("hold", lockFile);
		try {
			assertThat(WriterLineTests.line(holder)).isEqualTo("held");
			for (int i = 0; i < GIVE_UP; i++) {
				assertThat(asking.tryTake()).isNull();
				assertThat(asking.take(SHORT)).isNull();
			}
			CompletableFuture<FileLock> next = taking(asking);
			holder.destroyForcibly().waitFor();
			assertTaken(next.get(60, TimeUnit.SECONDS));
			assertThat(asks).hasValue(1);
		}
		finally {
			holder.destroyForcibly().waitFor();
		}
	}

	@Test
	void givesWhatComesToTheOneWhoWaitsThen() throws Exception {
		assertThat(this.front.take(SHORT)).isNull();
		CompletableFuture<FileLock> next = taking(this.front);
		this.asked.remove().run();
		assertTaken(next.get(60, TimeUnit.SECONDS));
		assertThat(this.asked).isEmpty();
	}

	@Test
	void givesBackWhatNobodyWantsAnyMore() throws Exception {
		for (int i = 0; i < GIVE_UP; i++) {
			assertThat(this.front.take(SHORT)).isNull();
			assertThat(this.front.tryTake()).as("while it is asked for").isNull();
		}
		this.asked.remove().run();
		assertThat(this.asked).isEmpty();
		assertTaken(this.front.tryTake());
		assertThat(this.front.take(SHORT)).isNull();
		assertThat(this.asked).as("it is asked for again").hasSize(1);
	}

	@Test
	void asksAgainWhenItHasFailed() throws Exception {
		this.channel.close();
		CompletableFuture<FileLock> failing = taking(this.front);
		this.asked.take().run();
		assertThat(failing).failsWithin(LONG).withThrowableThat().withRootCauseInstanceOf(IOException.class);
		assertThat(this.front.take(SHORT)).isNull();
		assertThat(this.asked).hasSize(1);
	}

	@Test
	void takesNothingForAThreadThatIsToEnd() throws Exception {
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> this.front.take(LONG));
		this.asked.remove().run();
		assertTaken(this.front.tryTake());
	}

	/** Another thread that waits already. */
	private static CompletableFuture<FileLock> taking(Front front) {
		CompletableFuture<FileLock> taken = new CompletableFuture<>();
		Thread thread = Thread.ofPlatform().start(() -> {
			try {
				taken.complete(front.take(LONG));
			}
			catch (IOException | InterruptedException ex) {
				taken.completeExceptionally(ex);
			}
		});
		while (thread.getState() != Thread.State.TIMED_WAITING && !taken.isDone()) {
			Thread.onSpinWait();
		}
		return taken;
	}

	private static void assertTaken(FileLock lock) {
		assertThat(lock).isNotNull();
		assertThat(lock.isValid()).isTrue();
		Front.release(lock);
	}

}
