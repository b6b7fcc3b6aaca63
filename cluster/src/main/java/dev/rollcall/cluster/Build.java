package dev.rollcall.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sees to it that applications are built and unpacked. All clusters of one project share
 * them, so one builds at a time and the others wait.
 *
 * @param maven builds, in the folder of the project
 * @param applications where they are unpacked
 * @param listener is told
 * @param clock tells when a build began
 */
record Build(Maven maven, Path applications, ClusterListener listener, InstantSource clock) {

	/** Unpacking keeps one core busy each. */
	private static final int UNPACK_AT_ONCE = 2;

	private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

	/**
	 * Builds and unpacks those that are not, or are older than their sources.
	 */
	void bringUpToDate(List<? extends Application> components) throws InterruptedException {
		alone(() -> {
			List<? extends Application> stale = components.stream()
				.filter((application) -> !unpacked(application).isNewerThan(Sources.of(this.maven.root(), application)))
				.toList();
			if (stale.isEmpty()) {
				return;
			}
			List<String> modules = stale.stream().map(Application::module).toList();
			Stopwatch stopwatch = Stopwatch.start();
			this.listener.building(modules);
			// What is changed while Maven runs counts as changed after it.
			Instant begin = this.clock.instant();
			this.maven.packageModules(modules);
			unpack(stale, begin);
			this.listener.built(stopwatch.elapsed());
		});
	}

	/**
	 * Unpacks jars as they are.
	 * @param builtSince when their build began
	 */
	void useJars(List<? extends Application> components, Instant builtSince) throws InterruptedException {
		alone(() -> unpack(components, builtSince));
	}

	private void unpack(List<? extends Application> components, Instant builtSince) throws InterruptedException {
		Parallel.forEach(components, UNPACK_AT_ONCE, (application) -> {
			Unpacked unpacked = unpacked(application);
			if (unpacked.from(jar(application), builtSince)
					&& !new AotCache(application, unpacked.application()).train(this.maven.root())) {
				this.listener.withoutAotCache(application.module());
			}
		});
	}

	private Unpacked unpacked(Application application) {
		return new Unpacked(this.applications, application);
	}

	private Path jar(Application application) {
		return this.maven.root().resolve(application.module()).resolve("target").resolve(application.module() + ".jar");
	}

	/**
	 * Something only one may do at a time.
	 */
	@FunctionalInterface
	private interface Work {

		void run() throws InterruptedException;

	}

	private void alone(Work work) throws InterruptedException {
		// The lock of a file is one of the whole JVM; its threads need one of their own.
		IN_THIS_JVM.lockInterruptibly();
		try {
			Files.createDirectories(this.applications);
			try (FileChannel file = FileChannel.open(this.applications.resolve("lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE)) {
				// Let go with the file.
				file.lock();
				work.run();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			IN_THIS_JVM.unlock();
		}
	}

}
