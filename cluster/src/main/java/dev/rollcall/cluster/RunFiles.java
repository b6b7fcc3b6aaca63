package dev.rollcall.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The run files of one home folder: what was started there and not taken down.
 *
 * @param folder where they lie; it need not exist
 */
record RunFiles(Path folder) {

	Optional<RunFile> find(String name) {
		try {
			return Optional.of(RunFile.read(this.folder.resolve(name + RunFile.SUFFIX)));
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<RunFile> all() {
		List<RunFile> all = new ArrayList<>();
		for (String name : names()) {
			// One may be taken down between listing and reading.
			find(name).ifPresent(all::add);
		}
		return all;
	}

	private List<String> names() {
		if (!Files.isDirectory(this.folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(RunFile.SUFFIX))
				.map((name) -> name.substring(0, name.length() - RunFile.SUFFIX.length()))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void save(RunFile file) {
		file.write(this.folder);
	}

	void remove(String name) {
		try {
			Files.deleteIfExists(this.folder.resolve(name + RunFile.SUFFIX));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
