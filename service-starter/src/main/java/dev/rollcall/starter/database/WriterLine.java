package dev.rollcall.starter.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Where all who write to one SQLite file stand in line, those of other processes too.
 * SQLite's own way of waiting asks again and again, and whoever asks at the right moment
 * goes first: under load some wait for seconds (docs/decisions/0005). Here whoever is not
 * at the front sleeps.
 * <p>
 * It is one line: the first of each process ({@link #enter}) stands among the first of
 * the others ({@link Place#front}), behind it stand those of its process in the order in
 * which they came, and one time limit bounds it all.
 * <p>
 * Of each process one waits. It takes the gate, then the place at the front, then lets go
 * of the gate. Without the gate a process that has just written would take the place
 * again before the one that is being woken for it. A process that dies has left the line.
 * <p>
 * Locks of files belong to the process and end when it closes any channel to that file,
 * so there is one line, and one channel that stays open, for each file.
 */
final class WriterLine {

	private static final Logger log = LoggerFactory.getLogger(WriterLine.class);

	private static final Map<Path, WriterLine> LINES = new ConcurrentHashMap<>();

	/** A byte of the file, after those of {@link Front}. */
	private static final long MIGRATION = 2;

	private static final String CANNOT_LOCK = "Cannot lock the file beside the database";

	private final FileChannel channel;

	/** First come, first served among the threads of this process. */
	private final Semaphore turn = new Semaphore(1, true);

	private final Front front;

	private WriterLine(Path lockFile) {
		try {
			this.channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			this.front = new Front(this.channel,
					Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("writer-line").factory()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot open " + lockFile, ex);
		}
	}

	/**
	 * The line at a file.
	 * @param lockFile an absolute path; made when it is not there, never deleted
	 * @return the one of this process
	 */
	static WriterLine at(Path lockFile) {
		return LINES.computeIfAbsent(lockFile, WriterLine::new);
	}

	/**
	 * Waits to be the first of this process.
	 * @param limit how long at most, with the way to the front
	 * @return the place, to be closed when nothing is to be written any more
	 * @throws SQLException a transient one when the turn does not come
	 */
	Place enter(Duration limit) throws SQLException {
		long sinceNanos = System.nanoTime();
		try {
			if (this.turn.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
				return new Place(limit, limit.minusNanos(System.nanoTime() - sinceNanos));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw busy(limit);
	}

	/**
	 * Runs what only one process may do at a time, and what itself stands in line for
	 * each of its transactions.
	 * @param migration changes the schema
	 */
	void alone(Runnable migration) {
		try (FileLock lock = lockMigration()) {
			if (lock.isValid()) {
				migration.run();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(CANNOT_LOCK, ex);
		}
	}

	private FileLock lockMigration() throws IOException {
		FileLock lock = this.channel.tryLock(MIGRATION, 1, false);
		if (lock == null) {
			log.info("Another process migrates the database; waiting for it");
			lock = this.channel.lock(MIGRATION, 1, false);
		}
		return lock;
	}

	/** The kind of exception that says: try again. */
	private static SQLException busy(Duration limit) {
		return new SQLTransientConnectionException("No turn to write within " + limit.toMillis() + " ms",
				new SQLiteException("[SQLITE_BUSY] Others write", SQLiteErrorCode.SQLITE_BUSY));
	}

	/** The first place of this process; for one thread. */
	final class Place implements AutoCloseable {

		private final Duration limit;

		/** Of the limit. */
		private Duration left;

		private @Nullable FileLock lock;

		private boolean open = true;

		private Place(Duration limit, Duration left) {
			this.limit = limit;
			this.left = left;
		}

		/**
		 * Waits for the front, where nobody else is then until {@link #back}.
		 * @return what is left of the time to wait
		 * @throws SQLException a transient one when the turn does not come
		 */
		Duration front() throws SQLException {
			try {
				this.lock = WriterLine.this.front.tryTake();
				return (this.lock != null) ? this.left : awaitFront();
			}
			catch (IOException ex) {
				throw new SQLException(CANNOT_LOCK, ex);
			}
		}

		private Duration awaitFront() throws IOException, SQLException {
			long sinceNanos = System.nanoTime();
			try {
				this.lock = WriterLine.this.front.take(this.left);
				if (this.lock != null) {
					this.left = this.left.minusNanos(System.nanoTime() - sinceNanos);
					return this.left;
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			throw busy(this.limit);
		}

		/** Lets other processes write; the next way to the front may take as long. */
		void back() {
			FileLock held = this.lock;
			if (held != null) {
				this.lock = null;
				this.left = this.limit;
				Front.release(held);
			}
		}

		/** Whether it is still held. */
		boolean isOpen() {
			return this.open;
		}

		/** Lets the next one write; only the first time has an effect. */
		@Override
		public void close() {
			if (!this.open) {
				return;
			}
			this.open = false;
			try {
				back();
			}
			finally {
				WriterLine.this.turn.release();
			}
		}

	}

}
