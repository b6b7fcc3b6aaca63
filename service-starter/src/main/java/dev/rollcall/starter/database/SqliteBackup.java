package dev.rollcall.starter.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;

import org.sqlite.JDBC;

/**
 * Copies a SQLite file while others write to it; a program of its own, which
 * {@code ./rollcall backup} runs. What was committed before it began is in the copy, and
 * every transaction as a whole or not at all; writers do not wait for it.
 */
final class SqliteBackup {

	private static final int FAILED = 1;

	private static final String PRIVATE = "rw-------";

	private SqliteBackup() {
	}

	/**
	 * Copies and says what went wrong, if anything, on the error output.
	 * @param arguments the file, and the file to make of it
	 */
	public static void main(String[] arguments) {
		try {
			copy(Path.of(arguments[0]), Path.of(arguments[1]));
		}
		catch (IOException | SQLException ex) {
			System.err.println(ex.getClass().getSimpleName() + ": " + ex.getMessage());
			System.exit(FAILED);
		}
	}

	/**
	 * Copies. The copy has its name only when it is complete and on the disk.
	 * @param source an existing file
	 * @param target a file that does not exist, in a folder that does
	 */
	static void copy(Path source, Path target) throws IOException, SQLException {
		Path partial = target.resolveSibling(target.getFileName() + ".partial");
		Files.deleteIfExists(partial);
		// nobody else may read it, from the beginning
		Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE)));
		try {
			vacuum(source, partial);
			force(partial, StandardOpenOption.WRITE);
			Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
			force(target.toAbsolutePath().getParent(), StandardOpenOption.READ);
		}
		finally {
			Files.deleteIfExists(partial);
		}
	}

	private static void vacuum(Path source, Path target) throws SQLException {
		try (Connection connection = JDBC.createConnection("jdbc:sqlite:" + source + "?busy_timeout=10000",
				new Properties()); PreparedStatement statement = connection.prepareStatement("vacuum into ?")) {
			statement.setString(1, target.toString());
			statement.execute();
		}
	}

	private static void force(Path path, StandardOpenOption access) throws IOException {
		try (FileChannel file = FileChannel.open(path, access)) {
			file.force(true);
		}
	}

}
