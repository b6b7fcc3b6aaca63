package dev.rollcall.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads what the first process of a cluster has made in {@code secrets/}.
 *
 * @param folder the folder; it need not exist
 */
record Secrets(Path folder) {

	Optional<String> read(String name) {
		try {
			return Optional.of(Files.readString(this.folder.resolve(name)).stripTrailing());
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
