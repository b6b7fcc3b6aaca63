package dev.rollcall.kv.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * A process of its own whose threads increment one counter and print each increment that
 * was acknowledged: {@code <thread> <number> <value>}. It runs until it is killed or
 * cannot write any more, which it prints as {@code failed <reading works>}.
 */
final class IncrementingProcess implements AutoCloseable {

	static final int THREADS = 8;

	private static final String BEGIN = "> ";

	private static final String END = " .";

	static final String COUNTER = "counter";

	private final Process process;

	private final BufferedReader lines;

	private IncrementingProcess(Process process) {
		this.process = process;
		this.lines = process.inputReader(StandardCharsets.UTF_8);
	}

	/** The limits of the real thing where they matter here. */
	static EngineProperties properties(Path folder) {
		EngineProperties small = EngineFixtures.properties(folder);
		return new EngineProperties(folder, DataSize.ofMegabytes(8), small.digitsMax(), small.batchMax(),
				small.queueSizeMax(), small.writeTimeout(), small.sweepInterval(),
				new EngineProperties.Replays(1_000_000, DataSize.ofMegabytes(64), small.replays().ageMax()));
	}

	static Write increment(String run, int thread, int number) {
		return EngineFixtures.increment(COUNTER, 1, run + "-" + thread + "-" + number);
	}

	/**
	 * Starts the process.
	 * @param folder of its engine
	 * @param run a name that no earlier run on the folder had
	 * @param fileBlocksMax how large a file of it may become, in KiB, or
	 * {@code unlimited}
	 */
	static IncrementingProcess start(Path folder, String run, String fileBlocksMax) throws IOException {
		List<String> command = new ArrayList<>(
				List.of("bash", "-c", "ulimit -f " + fileBlocksMax + "; exec \"$@\"", "bash"));
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
				"-XX:TieredStopAtLevel=1", "-Xmx128m", "--enable-native-access=ALL-UNNAMED", "-cp",
				System.getProperty("java.class.path"), IncrementingProcess.class.getName(), folder.toString(), run));
		return new IncrementingProcess(
				new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
	}

	/**
	 * The next line, or {@code null} when the process has ended. A last one that was cut
	 * off is none; its log is passed over.
	 */
	@Nullable String nextLine() throws IOException {
		String line = this.lines.readLine();
		while (line != null && !(line.startsWith(BEGIN) && line.endsWith(END))) {
			line = this.lines.readLine();
		}
		return (line != null) ? line.substring(BEGIN.length(), line.length() - END.length()) : null;
	}

	/** By the handle, because the process itself would close what is left to read. */
	void kill() {
		this.process.toHandle().destroyForcibly();
		this.process.onExit().join();
	}

	@Override
	public void close() throws IOException {
		kill();
		this.lines.close();
	}

	/**
	 * Runs in the child.
	 * @param args folder and run
	 */
	public static void main(String[] args) {
		DurableEngine engine = EngineFixtures.started(properties(Path.of(args[0])), InstantSource.system());
		for (int i = 0; i < THREADS; i++) {
			int thread = i;
			Thread.ofPlatform().start(() -> increment(engine, args[1], thread));
		}
	}

	private static void increment(DurableEngine engine, String run, int thread) {
		try {
			for (int number = 0;; number++) {
				String value = engine.write(increment(run, thread, number)).entry().value();
				print(thread + " " + number + " " + value.replace("\"", ""));
			}
		}
		catch (KvUnavailableException ex) {
			print("failed " + engine.get(COUNTER).isPresent());
		}
	}

	/** One write for the whole line, so that lines of two threads don't mix. */
	private static void print(String line) {
		byte[] bytes = (BEGIN + line + END + "\n").getBytes(StandardCharsets.UTF_8);
		System.out.write(bytes, 0, bytes.length);
		System.out.flush();
	}

}
