package dev.rollcall.benchmark.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where our processes keep their things.
 *
 * @param folder the folder
 */
record OwnHome(Path folder) {

	/** A new one. */
	static OwnHome in(Path folder) {
		try {
			return new OwnHome(Files.createTempDirectory(Files.createDirectories(folder), "home"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
