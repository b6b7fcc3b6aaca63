package dev.rollcall.kv.engine;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/**
 * Entries in memory, and one thread that takes all waiting writes, applies them aside,
 * commits them together, then publishes and answers (group commit).
 * <p>
 * A commit that failed may be on the disk or not. Then the file is opened anew and asked
 * before the next write, so that memory and file never part. Should it have to be read
 * anew, readers keep what they have until that is over: for a moment everything is in
 * memory twice.
 */
class DurableEngine implements KvEngine, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(DurableEngine.class);

	/**
	 * So long no write fails before an outage is over in the log: a disk may be nearly
	 * full.
	 */
	private static final Duration OUTAGE_OVER_AFTER = Duration.ofSeconds(10);

	/** The exit code when the writer cannot go on. */
	private static final int WRITER_ENDED = 70;

	private final EngineProperties properties;

	private final InstantSource clock;

	private final BlockingQueue<Waiting> queue;

	/**
	 * One for each write that holds a thread of its caller, in the queue or in a commit.
	 */
	private final Semaphore room;

	private final Copies copies = new Copies();

	private final Thread writer;

	/** Replaced by the writer only. */
	private volatile Entries entries;

	/** The writer's alone; {@code null} after a failure. */
	private @Nullable SqliteFile file;

	private volatile boolean failing;

	/** The writer's alone: the last failure of an outage that is not over in the log. */
	private @Nullable Instant outage;

	private volatile boolean stopping;

	DurableEngine(EngineProperties properties, InstantSource clock) throws IOException, SQLException {
		this.properties = properties;
		this.clock = clock;
		this.queue = new ArrayBlockingQueue<>(properties.queueSizeMax());
		this.room = new Semaphore(properties.queueSizeMax());
		SqliteFile opened = new SqliteFile(properties.folder());
		this.entries = opened.load();
		this.file = opened;
		this.writer = Thread.ofPlatform().name("kv-writer").unstarted(this::writeOrEnd);
	}

	/** Copies of the file, for whoever wants one while it is in use. */
	Copies copies() {
		return this.copies;
	}

	void start() {
		this.writer.start();
	}

	@Override
	public Optional<Entry> get(String key) {
		Entry entry = this.entries.get(key);
		return Optional.ofNullable(entry).filter((found) -> !found.isExpired(this.clock.instant()));
	}

	@Override
	public List<Entry> list(String prefix, String after, int limit) {
		return this.entries.list(prefix, after, limit, this.clock.instant());
	}

	@Override
	public Written write(Write write) {
		if (!this.room.tryAcquire()) {
			throw new KvUnavailableException("Too many writes wait");
		}
		try {
			return await(new Waiting(write, new CompletableFuture<>()));
		}
		finally {
			this.room.release();
		}
	}

	private Written await(Waiting waiting) {
		if (this.stopping || !this.queue.offer(waiting)) {
			throw new KvUnavailableException("The store stops");
		}
		try {
			return waiting.outcome().get(this.properties.writeTimeout().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RefusedWriteException refused) {
				throw refused;
			}
			throw (ex.getCause() instanceof KvUnavailableException unavailable) ? unavailable
					: new IllegalStateException("The writer ended a write", ex.getCause());
		}
		catch (TimeoutException ex) {
			// nobody waits any more: if its turn has not come, it need not
			waiting.outcome().cancel(false);
			this.queue.remove(waiting);
			throw new KvUnavailableException("The write was not committed in time", ex, false);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new KvUnavailableException("Interrupted while the write waited", ex, false);
		}
	}

	/**
	 * Whether writes can be committed, as far as is known.
	 * @return whether the last commit succeeded and the next can be tried
	 */
	boolean isWriting() {
		return this.writer.isAlive() && !this.failing;
	}

	/**
	 * The boundary of the writer's thread, without which no write would ever be committed
	 * again: what {@link #commit} could not handle ends the process, which loses nothing
	 * that was answered.
	 */
	private void writeOrEnd() {
		try {
			writeUntilStopped();
		}
		catch (RuntimeException | Error ex) {
			try {
				log.error("The writer cannot go on, so the process ends", ex);
			}
			finally {
				Runtime.getRuntime().halt(WRITER_ENDED);
			}
		}
	}

	private void writeUntilStopped() {
		List<Waiting> batch = new ArrayList<>(this.properties.batchMax());
		while (!this.stopping || !this.queue.isEmpty()) {
			try {
				Waiting first = this.queue.poll(this.properties.sweepInterval().toMillis(), TimeUnit.MILLISECONDS);
				if (first != null) {
					batch.add(first);
					this.queue.drainTo(batch, this.properties.batchMax() - 1);
				}
				commit(batch);
				batch.clear();
				this.copies.make(this.file);
			}
			catch (InterruptedException ex) {
				// only close() does that, and then the loop ends when nothing waits
				log.debug("The writer was woken up to stop");
			}
		}
	}

	/**
	 * The boundary of a commit: whatever fails in it, an {@link Error} such as memory
	 * that is short too, fails its batch only, and the next one is tried.
	 */
	private void commit(List<Waiting> batch) {
		try {
			SqliteFile opened = open();
			Staging staging = new Staging(this.entries, opened::findReplay, this.properties, this.clock.instant());
			List<Runnable> answers = new ArrayList<>(batch.size());
			for (Waiting waiting : batch) {
				if (!waiting.outcome().isDone()) {
					answers.add(apply(waiting, staging));
				}
			}
			staging.sweep();
			// after a failure only a write shows that writing works again
			opened.commit(staging, this.properties.replays(), this.failing);
			staging.publish();
			// who gets an answer finds the store ready
			this.failing = false;
			answers.forEach(Runnable::run);
		}
		catch (IOException | SQLException | RuntimeException | Error ex) {
			fail(batch, ex);
			return;
		}
		if (this.outage != null && !this.clock.instant().isBefore(this.outage.plus(OUTAGE_OVER_AFTER))) {
			this.outage = null;
			log.info("Writes are committed again");
		}
	}

	private static Runnable apply(Waiting waiting, Staging staging) throws SQLException {
		try {
			Written written = staging.apply(waiting.write());
			return () -> waiting.outcome().complete(written);
		}
		catch (RefusedWriteException ex) {
			return () -> waiting.outcome().completeExceptionally(ex);
		}
	}

	private SqliteFile open() throws IOException, SQLException {
		SqliteFile opened = this.file;
		if (opened == null) {
			opened = new SqliteFile(this.properties.folder());
			this.file = opened;
			if (opened.version() != this.entries.version()) {
				this.entries = opened.load();
			}
		}
		return opened;
	}

	private void fail(List<Waiting> batch, Throwable failure) {
		this.failing = true;
		if (this.outage == null) {
			log.error("Writes cannot be committed and are answered as unavailable", failure);
		}
		this.outage = this.clock.instant();
		boolean full = failure instanceof SQLException sql && SqliteFile.is(sql, SQLiteErrorCode.SQLITE_FULL);
		KvUnavailableException unavailable = new KvUnavailableException("The write was not committed", failure, full);
		try {
			closeFile();
		}
		catch (SQLException ex) {
			log.debug("The file that failed could not be closed either", ex);
		}
		batch.forEach((waiting) -> waiting.outcome().completeExceptionally(unavailable));
	}

	private void closeFile() throws SQLException {
		SqliteFile opened = this.file;
		this.file = null;
		if (opened != null) {
			opened.close();
		}
	}

	@Override
	public void close() throws SQLException {
		this.stopping = true;
		this.writer.interrupt();
		try {
			this.writer.join();
			closeFile();
		}
		catch (InterruptedException ex) {
			// the writer ends with the process and the file with it
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * A write that waits for its commit.
	 *
	 * @param write the write
	 * @param outcome completed after the commit
	 */
	private record Waiting(Write write, CompletableFuture<Written> outcome) {
	}

}
