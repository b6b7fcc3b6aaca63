package dev.rollcall.cluster;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The output of one instance.
 *
 * @param path the file; it need not exist
 */
record LogFile(Path path) {

	/** The cause of a failed start stands in the last lines. */
	private static final int TAIL_MAX = 262_144;

	private static final int LINE_MAX = 300;

	private static final Predicate<String> CAUSED_BY = (line) -> line.startsWith("Caused by: ");

	private static final Predicate<String> EXCEPTION = Pattern
		.compile("^(Exception in thread .*|([\\w$]+\\.)+[\\w$]*(Exception|Error)(: .*)?|Error: .*"
				+ "|Error occurred during initialization of VM.*|Unrecognized .* option.*)$")
		.asMatchPredicate();

	private static final Predicate<String> ERROR = Pattern.compile("\\b(ERROR|FATAL)\\b").asPredicate();

	/**
	 * Makes room for the output of the next process, and keeps that of the last one as
	 * {@code NAME.log.1}.
	 */
	void rotate() {
		try {
			Files.createDirectories(this.path.getParent());
			Files.move(this.path, this.path.resolveSibling(this.path.getFileName() + ".1"),
					StandardCopyOption.REPLACE_EXISTING);
		}
		catch (NoSuchFileException ex) {
			// There was none: the first start.
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The line that most likely says why the process ended: Spring Boot's own
	 * description, else the innermost cause, else the last exception, else the last
	 * error, else the last line.
	 * @return empty when there is no output
	 */
	Optional<String> cause() {
		List<String> lines = tail();
		return described(lines).or(() -> last(lines, CAUSED_BY))
			.or(() -> last(lines, EXCEPTION))
			.or(() -> last(lines, ERROR))
			.or(() -> last(lines, (line) -> true))
			.map((line) -> (line.length() > LINE_MAX) ? line.substring(0, LINE_MAX) + "..." : line);
	}

	private static Optional<String> described(List<String> lines) {
		int description = lines.lastIndexOf("Description:");
		return (description < 0) ? Optional.empty() : lines.stream().skip(description + 1).findFirst();
	}

	private static Optional<String> last(List<String> lines, Predicate<String> wanted) {
		return lines.reversed().stream().filter(wanted).findFirst();
	}

	/**
	 * The last lines, without the empty ones.
	 */
	List<String> tail() {
		try (RandomAccessFile file = new RandomAccessFile(this.path.toFile(), "r")) {
			file.seek(Math.max(0, file.length() - TAIL_MAX));
			byte[] bytes = new byte[(int) Math.min(TAIL_MAX, file.length())];
			int length = Math.max(0, file.read(bytes));
			return new String(bytes, 0, length, StandardCharsets.UTF_8).lines()
				.map(String::strip)
				.filter((line) -> !line.isEmpty())
				.toList();
		}
		catch (IOException ex) {
			// It explains a failure that is told anyway; without it, that is told
			// shorter.
			return List.of();
		}
	}

}
