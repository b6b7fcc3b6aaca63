package dev.rollcall.benchmark.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.rollcall.cluster.Component;

/**
 * Starts the peers' jars, with the JVM flags that our own processes have, and stops
 * whatever it has started, at the end of this JVM too (Ctrl-C).
 */
public final class StockProcesses implements AutoCloseable {

	private static final String ITEMS = "data";

	private final Path jars;

	private final Path logs;

	private final List<StockProcess> processes = new ArrayList<>();

	private final Thread endOfJvm = new Thread(this::stopAll, "stop-peers");

	private boolean ending;

	/**
	 * Creates one without processes.
	 * @param jars the folder with a folder for each peer
	 * @param logs where their output goes
	 */
	public StockProcesses(Path jars, Path logs) {
		this.jars = jars;
		this.logs = logs;
		Runtime.getRuntime().addShutdownHook(this.endOfJvm);
	}

	/**
	 * Starts one; it is not ready when this returns.
	 * @param peer {@code registry}, {@code gateway}, {@code service} or {@code data}
	 * @param name what it is called; its log, too
	 * @param environment its variables
	 * @return the process
	 */
	public synchronized StockProcess start(String peer, String name, Map<String, String> environment) {
		if (this.ending) {
			throw new BenchmarkException("this JVM is ending");
		}
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		// as ours, but for the AOT cache, which is no flag
		command.addAll((peer.equals(ITEMS) ? Component.DATA_SERVICE : Component.GATEWAY).jvmFlags());
		command.addAll(List.of("-jar", this.jars.resolve(Path.of(peer, "target", "peer-" + peer + ".jar")).toString()));
		try {
			Files.createDirectories(this.logs);
			ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"))
				.redirectErrorStream(true)
				.redirectOutput(this.logs.resolve(name + ".log").toFile());
			builder.environment().putAll(environment);
			StockProcess process = new StockProcess(name, builder.start());
			this.processes.add(process);
			return process;
		}
		catch (IOException ex) {
			throw new BenchmarkException("cannot start " + name, ex);
		}
	}

	@Override
	public void close() {
		stopAll();
		Runtime.getRuntime().removeShutdownHook(this.endOfJvm);
	}

	/** Those who use the registry first. */
	private void stopAll() {
		try {
			for (StockProcess process : end().reversed()) {
				process.stop();
			}
		}
		catch (InterruptedException ex) {
			// Nobody interrupts it while it cleans up; if somebody did, the rest goes on.
			Thread.currentThread().interrupt();
		}
	}

	private synchronized List<StockProcess> end() {
		this.ending = true;
		return List.copyOf(this.processes);
	}

}
