package dev.rollcall.cluster.command;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/**
 * Prints a file that is being written to, and goes on with its successor when the process
 * is restarted.
 */
final class LogFollower implements Closeable {

	private static final Duration INTERVAL = Duration.ofMillis(200);

	private static final int CHUNK_BYTES = 65_536;

	private final Path path;

	private final PrintStream out;

	private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);

	private FileChannel file;

	private Object identity;

	LogFollower(Path path, PrintStream out) throws IOException {
		this.path = path;
		this.out = out;
		this.file = FileChannel.open(path, StandardOpenOption.READ);
		this.identity = identity();
	}

	/**
	 * Prints what there is beyond what was printed.
	 */
	void print() throws IOException {
		if (this.file.size() < this.file.position()) {
			// Emptied by somebody: what comes now is new.
			this.file.position(0);
		}
		while (this.file.read(this.chunk.clear()) > 0) {
			this.out.write(this.chunk.array(), 0, this.chunk.position());
		}
		this.out.flush();
	}

	/**
	 * Prints what comes until the reader has gone, or for ever.
	 */
	void follow() throws IOException, InterruptedException {
		while (!this.out.checkError()) {
			LockSupport.parkNanos(INTERVAL.toNanos());
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
			step();
		}
	}

	/**
	 * Prints what has come since; the end of a file that was replaced is not lost.
	 */
	void step() throws IOException {
		print();
		try {
			Object now = identity();
			if (!Objects.equals(now, this.identity)) {
				FileChannel next = FileChannel.open(this.path, StandardOpenOption.READ);
				print();
				this.file.close();
				this.file = next;
				this.identity = now;
				print();
			}
		}
		catch (NoSuchFileException ex) {
			// Moved away for the next process, which writes in a moment.
		}
	}

	private Object identity() throws IOException {
		return Files.readAttributes(this.path, BasicFileAttributes.class).fileKey();
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
