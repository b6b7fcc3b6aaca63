package dev.rollcall.cluster.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import dev.rollcall.cluster.ClusterException;

/**
 * Lets one command at a time change what runs in a home folder. The system lets go of it
 * when the command ends, in whatever way.
 */
final class HomeLock implements AutoCloseable {

	/** Longer than a kill, shorter than patience. */
	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final Duration INTERVAL = Duration.ofMillis(50);

	private final FileChannel file;

	private HomeLock(FileChannel file) {
		this.file = file;
	}

	/**
	 * Takes it; waits a little for another command to end.
	 * @param command told to others that want it meanwhile
	 * @throws ClusterException when the other command takes longer
	 */
	static HomeLock take(Path home, String command, Console console) throws InterruptedException {
		return take(home, command, console, LIMIT);
	}

	static HomeLock take(Path home, String command, Console console, Duration limit) throws InterruptedException {
		Path path = home.resolve(".rollcall").resolve("lock");
		try {
			Files.createDirectories(path.getParent());
			FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ,
					StandardOpenOption.WRITE);
			await(file, path, console, limit);
			file.truncate(0);
			file.write(ByteBuffer.wrap("./rollcall %s (pid %d)".formatted(command, ProcessHandle.current().pid())
				.getBytes(StandardCharsets.UTF_8)));
			return new HomeLock(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void await(FileChannel file, Path path, Console console, Duration limit)
			throws IOException, InterruptedException {
		long endNanos = System.nanoTime() + limit.toNanos();
		boolean told = false;
		while (!lock(file)) {
			if (System.nanoTime() - endNanos >= 0) {
				file.close();
				throw new ClusterException(
						"%s is at work here: wait for its end or interrupt it".formatted(Files.readString(path)));
			}
			if (!told) {
				console.error("waiting for %s ...".formatted(Files.readString(path)));
				told = true;
			}
			LockSupport.parkNanos(INTERVAL.toNanos());
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
		}
	}

	private static boolean lock(FileChannel file) throws IOException {
		try {
			return file.tryLock() != null;
		}
		catch (OverlappingFileLockException ex) {
			// Another thread of this JVM has it: the same answer.
			return false;
		}
	}

	@Override
	public void close() {
		try {
			this.file.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
