package dev.rollcall.kv.engine;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * Copies of the file that somebody waits for, one at a time: nobody but the thread that
 * writes can read the file, so it makes them between two commits.
 */
class Copies {

	/** From asking to having it. */
	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final BlockingQueue<Asked> asked = new ArrayBlockingQueue<>(1);

	/**
	 * Waits for a copy.
	 * @param target an empty file
	 * @throws KvUnavailableException when it was not made
	 */
	void await(Path target) {
		Asked copy = new Asked(target, new CompletableFuture<>());
		if (!this.asked.offer(copy)) {
			throw new KvUnavailableException("Somebody else waits for a copy");
		}
		try {
			copy.made().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			throw new KvUnavailableException("The file could not be copied", ex.getCause(), false);
		}
		catch (TimeoutException ex) {
			throw new KvUnavailableException("The file was not copied in time", ex, false);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new KvUnavailableException("Interrupted while the copy was made", ex, false);
		}
		finally {
			this.asked.remove(copy);
			// nobody waits any more
			copy.made().cancel(false);
		}
	}

	/**
	 * Makes the copy that somebody waits for, if anybody does; called by the writer.
	 * @param file the file; {@code null} after a failure, then the copy waits too
	 */
	void make(@Nullable SqliteFile file) {
		Asked copy = (file != null) ? this.asked.poll() : null;
		if (copy == null || copy.made().isDone()) {
			return;
		}
		try {
			file.copyTo(copy.target());
			copy.made().complete(null);
		}
		catch (SQLException ex) {
			copy.made().completeExceptionally(ex);
		}
	}

	/**
	 * A copy that was asked for.
	 *
	 * @param target where
	 * @param made completed when it is there
	 */
	private record Asked(Path target, CompletableFuture<@Nullable Void> made) {

	}

}
