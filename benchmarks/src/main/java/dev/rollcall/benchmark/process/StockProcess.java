package dev.rollcall.benchmark.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A process of the peers that was started and may have ended.
 */
public final class StockProcess {

	private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

	private final String name;

	private final Process process;

	StockProcess(String name, Process process) {
		this.name = name;
		this.process = process;
	}

	/**
	 * Its process id.
	 * @return the id
	 */
	public long pid() {
		return this.process.pid();
	}

	/**
	 * Makes sure that it lives.
	 * @throws BenchmarkException when it has ended
	 */
	public void requireRunning() {
		if (!this.process.isAlive()) {
			throw new BenchmarkException(this.name + " ended, exit code " + this.process.exitValue());
		}
	}

	/**
	 * Ends it with SIGKILL and returns when it is gone.
	 * @throws InterruptedException when interrupted
	 */
	public void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	/**
	 * Ends it with SIGTERM, or SIGKILL when that takes more than 20 s, and returns when
	 * it is gone.
	 * @throws InterruptedException when interrupted
	 */
	public void stop() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
			kill();
		}
	}

}
