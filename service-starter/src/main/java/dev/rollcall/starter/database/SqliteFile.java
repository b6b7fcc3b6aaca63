package dev.rollcall.starter.database;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The file behind a JDBC URL of SQLite.
 *
 * @param path absolute
 * @param parameters what follows the path in the URL, with its question mark, or empty
 */
record SqliteFile(Path path, String parameters) {

	private static final String PREFIX = "jdbc:sqlite:";

	/**
	 * The file that a URL names.
	 * @param url a JDBC URL
	 * @param home what a relative path is relative to
	 * @return the file; empty when the URL is another database's
	 */
	static Optional<SqliteFile> of(String url, Path home) {
		if (!url.startsWith(PREFIX)) {
			return Optional.empty();
		}
		String rest = url.substring(PREFIX.length());
		int question = rest.indexOf('?');
		String path = (question < 0) ? rest : rest.substring(0, question);
		return Optional.of(new SqliteFile(home.resolve(path).toAbsolutePath().normalize(),
				(question < 0) ? "" : rest.substring(question)));
	}

	/**
	 * The URL that opens the file as this system needs it, whatever the process' working
	 * directory: readers beside a writer (WAL), every commit on the disk before it is
	 * acknowledged (FULL). A parameter of the URL counts more than ours of that name: the
	 * driver takes the last one. How transactions begin is for
	 * {@link SqliteTransactions}.
	 * @return a JDBC URL
	 */
	String url() {
		return PREFIX + this.path + "?journal_mode=WAL&synchronous=FULL&busy_timeout=2000&foreign_keys=true"
				+ this.parameters.replaceFirst("\\?", "&");
	}

	/** The file at which writers stand in line. */
	Path lock() {
		return this.path.resolveSibling(this.path.getFileName() + ".lock");
	}

}
