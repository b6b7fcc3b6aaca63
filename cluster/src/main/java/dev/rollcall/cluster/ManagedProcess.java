package dev.rollcall.cluster;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A process that was started for an instance; it may have ended since.
 */
public final class ManagedProcess {

	private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

	private final Instance instance;

	private final RunFile file;

	private final RunFiles files;

	private final Path log;

	ManagedProcess(Instance instance, RunFile file, RunFiles files, Path log) {
		this.instance = instance;
		this.file = file;
		this.files = files;
		this.log = log;
	}

	/**
	 * What it is the process of, with the port where it really listens.
	 * @return the instance
	 */
	public Instance instance() {
		return this.instance;
	}

	/**
	 * The process id of its JVM.
	 * @return the id; another process may have it when this one has ended
	 */
	public long pid() {
		return this.file.process().pid();
	}

	/**
	 * Where its output goes.
	 * @return the file
	 */
	public Path log() {
		return this.log;
	}

	/**
	 * Whether it lives, ready or not. Never {@code true} because of another process with
	 * its pid.
	 * @return whether it lives
	 */
	public boolean isRunning() {
		return this.file.process().isAlive();
	}

	/**
	 * Ends it with SIGKILL and returns when it is gone. It is still listed afterwards, as
	 * killed.
	 * @throws ClusterException when it is not running
	 * @throws InterruptedException when interrupted while waiting
	 */
	public void kill() throws InterruptedException {
		if (!isRunning()) {
			throw new ClusterException(this.instance.name() + " is not running");
		}
		this.files.save(this.file.withKilled());
		killNow();
	}

	/**
	 * Asks it to stop, by SIGTERM, and returns when it is gone and no longer listed.
	 * @param limit how long it may take before it is killed
	 * @return whether it stopped by itself, or was not even running
	 */
	boolean stop(Duration limit) throws InterruptedException {
		this.file.process().terminate();
		boolean stopped = Poll.until(limit, () -> !isRunning());
		if (!stopped) {
			killNow();
		}
		this.files.remove(this.instance.name());
		return stopped;
	}

	private void killNow() throws InterruptedException {
		this.file.process().kill();
		if (!Poll.until(KILL_LIMIT, () -> !isRunning())) {
			throw new ClusterException(
					"%s (pid %d) does not end, not even killed".formatted(this.instance.name(), pid()));
		}
	}

	RunFile file() {
		return this.file;
	}

}
