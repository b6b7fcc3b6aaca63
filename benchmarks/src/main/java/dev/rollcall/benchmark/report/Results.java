package dev.rollcall.benchmark.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * What a benchmark found.
 *
 * @param benchmark its name
 * @param startedAt when it began
 * @param markdown for people
 * @param raw everything that was measured, by name: maps, lists, numbers and texts
 */
public record Results(String benchmark, Instant startedAt, String markdown, Map<String, Object> raw) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
		.withZone(ZoneOffset.UTC);

	/**
	 * Writes both, beside each other.
	 * @param folder where; made when missing
	 * @return the file with everything that was measured; the other one ends in
	 * {@code .md}
	 */
	public Path write(Path folder) {
		String name = this.benchmark + "-" + TIME.format(this.startedAt);
		try {
			Files.createDirectories(folder);
			Files.writeString(folder.resolve(name + ".md"), this.markdown);
			return Files.writeString(folder.resolve(name + ".json"), Json.of(this.raw) + "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
