package dev.rollcall.starter.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * The front of the {@link WriterLine}, where one process is at a time: two bytes of a
 * file that need not exist, the gate and the front itself.
 * <p>
 * No thread of a request can stop waiting for the lock of a file, so another one waits.
 * It waits for one lock at a time, however many gave up meanwhile: what it gets is for
 * whoever wants it at that moment, and given back at once when nobody does.
 */
final class Front {

	private static final long GATE = 0;

	private static final long FRONT = 1;

	private final FileChannel channel;

	private final Executor waiter;

	/** Whether {@link #waiter} waits; guarded by this. */
	private boolean asked;

	/** Who gets what it waits for, or has given up; guarded by this. */
	private CompletableFuture<FileLock> wish = new CompletableFuture<>();

	/**
	 * For the threads of this process, one at a time.
	 * @param channel open for writing
	 * @param waiter runs what waits, in a thread of its own
	 */
	Front(FileChannel channel, Executor waiter) {
		this.channel = channel;
		this.waiter = waiter;
	}

	/**
	 * Goes there if nobody is there or waits for it, which costs a write less than to let
	 * another thread wait.
	 * @return {@code null} if somebody is
	 */
	@Nullable FileLock tryTake() throws IOException {
		if (isAsked()) {
			return null;
		}
		try (FileLock gate = this.channel.tryLock(GATE, 1, false)) {
			return (gate != null) ? this.channel.tryLock(FRONT, 1, false) : null;
		}
	}

	/**
	 * Waits to go there, from the place that somebody who gave up has left, if there is
	 * one.
	 * @param limit how long at most
	 * @return {@code null} when it took longer
	 * @throws IOException when the file cannot be locked
	 * @throws InterruptedException when the thread is to end
	 */
	@Nullable FileLock take(Duration limit) throws IOException, InterruptedException {
		CompletableFuture<FileLock> mine = new CompletableFuture<>();
		ask(mine);
		try {
			return mine.get(limit.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (ExecutionException ex) {
			throw new IOException(ex.getCause());
		}
		catch (TimeoutException ex) {
			return giveUp(mine);
		}
		catch (InterruptedException ex) {
			FileLock late = giveUp(mine);
			if (late != null) {
				release(late);
			}
			throw ex;
		}
	}

	/** Unless it came just now. */
	private static @Nullable FileLock giveUp(CompletableFuture<FileLock> mine) {
		return (mine.cancel(false) || mine.isCompletedExceptionally()) ? null : mine.join();
	}

	private synchronized boolean isAsked() {
		return this.asked;
	}

	private synchronized void ask(CompletableFuture<FileLock> mine) {
		this.wish = mine;
		if (!this.asked) {
			this.waiter.execute(this::bring);
			this.asked = true;
		}
	}

	private void bring() {
		FileLock lock = null;
		IOException failure = null;
		try {
			lock = lock();
		}
		catch (IOException ex) {
			failure = ex;
		}
		finally {
			give(lock, failure);
		}
	}

	private FileLock lock() throws IOException {
		try (FileLock gate = this.channel.lock(GATE, 1, false)) {
			if (!gate.isValid()) {
				throw new IOException("The gate is open");
			}
			return this.channel.lock(FRONT, 1, false);
		}
	}

	private synchronized void give(@Nullable FileLock lock, @Nullable IOException failure) {
		this.asked = false;
		if (lock == null) {
			this.wish.completeExceptionally((failure != null) ? failure : new IOException("Waiting has failed"));
		}
		else if (!this.wish.complete(lock)) {
			release(lock);
		}
	}

	/**
	 * Lets another process go there.
	 * @param lock what was taken
	 */
	static void release(FileLock lock) {
		try {
			lock.release();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot let go of the database", ex);
		}
	}

}
