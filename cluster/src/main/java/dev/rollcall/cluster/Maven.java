package dev.rollcall.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs {@code mvn} in the folder of the project.
 *
 * @param root the folder
 * @param log where the output goes
 * @param program where {@code mvn} is, if there is one
 */
record Maven(Path root, Path log, Optional<Path> program) {

	private static final int TAIL_LINES = 40;

	static Maven onPath(Path root) {
		return new Maven(root, root.resolve(".rollcall").resolve("log").resolve("build.log"), Launch.onPath("mvn"));
	}

	/**
	 * Packages modules and what they need of this project, without running tests.
	 * @throws ClusterException when there is no Maven, or with the end of its output when
	 * it fails
	 */
	void packageModules(List<String> modules) throws InterruptedException {
		Path mvn = this.program
			.orElseThrow(() -> new ClusterException("building needs Maven, and there is no mvn on the PATH: install"
					+ " Maven 3.8.4 or newer (https://maven.apache.org, or apt install maven, brew install maven)"));
		// Tests are compiled: the shared module's test jar is part of the build. A core
		// compiles one module at a time.
		Process build = start(List.of(mvn.toString(), "-B", "-q", "-T1C", "-DskipTests",
				"-Dspring-javaformat.validate.skip", "package", "-pl", String.join(",", modules), "-am"));
		EndOfJvm endOfJvm = new EndOfJvm(build::destroy);
		endOfJvm.register();
		int exitCode;
		try {
			exitCode = build.waitFor();
		}
		finally {
			build.destroy();
			endOfJvm.cancel();
		}
		if (exitCode != 0) {
			List<String> tail = new LogFile(this.log).tail();
			throw new ClusterException("%s%nthe build failed (log: %s)".formatted(
					String.join(System.lineSeparator(),
							tail.subList(Math.max(0, tail.size() - TAIL_LINES), tail.size())),
					ClusterSettings.shown(this.log)));
		}
	}

	private Process start(List<String> command) {
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.root.toFile())
			.redirectInput(new File("/dev/null"))
			.redirectErrorStream(true)
			.redirectOutput(this.log.toFile());
		// Where the toolchains plugin looks, besides the usual folders.
		builder.environment().putIfAbsent("JAVA25_HOME", System.getProperty("java.home"));
		if (builder.environment().get("JAVA_HOME") == null && Launch.onPath("java").isEmpty()) {
			// Maven itself finds no Java then; this one will do.
			builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		}
		try {
			Files.createDirectories(this.log.getParent());
			return builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
