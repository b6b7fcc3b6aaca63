package dev.rollcall.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The classes of an application as the JVM has them after a start, read and linked once
 * when it is unpacked instead of at every start (JEP 483 and 514). An application without
 * one runs the same, only its start takes about twice the processor time.
 *
 * @param program which one
 * @param application its unpacked jar; the cache lies beside it
 */
record AotCache(Application program, Path application) {

	private static final Duration TRAINING_LIMIT = Duration.ofMinutes(3);

	/**
	 * What tells the JVM to use it. It is quiet, because a cache that does not fit is
	 * passed over and nothing is wrong.
	 * @return no flags when there is no cache
	 */
	List<String> flags() {
		return Files.isRegularFile(file()) ? List.of("-XX:AOTCache=" + file(), "-Xlog:aot*=off") : List.of();
	}

	/**
	 * Makes it from a start that ends as soon as everything is wired or asked, on an
	 * empty throw-away home, without the registry. The output lies beside it.
	 * @return whether there is a cache now
	 */
	boolean train(Path root) throws InterruptedException {
		try {
			Path home = Files.createTempDirectory("rollcall-training");
			try {
				return run(root, home) == 0 && Files.isRegularFile(file());
			}
			finally {
				Unpacked.delete(home);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private int run(Path root, Path home) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		command.add(Launch.java().toString());
		command.addAll(JvmFlags.of(this.program));
		command.addAll(this.program.trainingFlags());
		command.add("-XX:ErrorFile=" + this.application.resolveSibling("training-crash.log"));
		command.addAll(List.of("-XX:AOTCacheOutput=" + file(), "-jar", this.application.toString()));
		Path input = Files.writeString(this.application.resolveSibling("training.in"), this.program.trainingInput());
		ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile())
			.redirectInput(input.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.application.resolveSibling("training.log").toFile());
		Map<String, String> environment = builder.environment();
		// never somebody's real database
		environment.keySet().removeIf((name) -> name.startsWith("DATABASE_") || name.startsWith("SPRING_"));
		environment.putAll(Map.of("ROLLCALL_HOME", home.toString(), "PORT", "0", "SERVER_ADDRESS", "127.0.0.1",
				"SERVICE_REGISTRY_URL", "http://localhost:1"));
		Process training = builder.start();
		if (!training.waitFor(TRAINING_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
			training.destroyForcibly().waitFor();
		}
		return training.exitValue();
	}

	private Path file() {
		return this.application.resolveSibling("application.aot");
	}

}
