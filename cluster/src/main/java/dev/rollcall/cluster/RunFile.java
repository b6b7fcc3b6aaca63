package dev.rollcall.cluster;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What is remembered of a process that was started, so that another run of the launcher
 * finds it again.
 *
 * @param name the instance
 * @param process which process it is
 * @param port where it listens
 * @param startedAt when it was started
 * @param killed whether it was killed on purpose
 * @param environment what it was told, to be told again at a restart
 */
record RunFile(String name, ProcessIdentity process, int port, Instant startedAt, boolean killed,
		Map<String, String> environment) {

	static final String SUFFIX = ".properties";

	private static final String VARIABLE = "environment.";

	RunFile withKilled() {
		return new RunFile(this.name, this.process, this.port, this.startedAt, true, this.environment);
	}

	/**
	 * Writes it beside its place and moves it there, so that nobody reads half of it.
	 */
	void write(Path folder) {
		Properties properties = new Properties();
		properties.setProperty("pid", String.valueOf(this.process.pid()));
		properties.setProperty("start", this.process.start());
		properties.setProperty("port", String.valueOf(this.port));
		properties.setProperty("startedAt", this.startedAt.toString());
		properties.setProperty("killed", String.valueOf(this.killed));
		this.environment.forEach((variable, value) -> properties.setProperty(VARIABLE + variable, value));
		StringWriter text = new StringWriter();
		try {
			properties.store(text, null);
			Files.createDirectories(folder);
			Path beside = Files.createTempFile(folder, this.name, ".new");
			Files.writeString(beside, text.toString());
			Files.move(beside, folder.resolve(this.name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static RunFile read(Path file) throws IOException {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(file)) {
			properties.load(reader);
		}
		String fileName = file.getFileName().toString();
		try {
			return new RunFile(fileName.substring(0, fileName.length() - SUFFIX.length()),
					new ProcessIdentity(Long.parseLong(value(properties, "pid")), value(properties, "start")),
					Integer.parseInt(value(properties, "port")), Instant.parse(value(properties, "startedAt")),
					Boolean.parseBoolean(value(properties, "killed")), environment(properties));
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw new ClusterException("%s is damaged (%s): end its process by hand and delete the file"
				.formatted(ClusterSettings.shown(file), ex.getMessage()), ex);
		}
	}

	private static String value(Properties properties, String name) {
		String value = properties.getProperty(name);
		if (value == null) {
			throw new IllegalArgumentException("no " + name);
		}
		return value;
	}

	private static Map<String, String> environment(Properties properties) {
		return properties.stringPropertyNames()
			.stream()
			.filter((name) -> name.startsWith(VARIABLE))
			.collect(
					Collectors.toUnmodifiableMap((name) -> name.substring(VARIABLE.length()), properties::getProperty));
	}

}
