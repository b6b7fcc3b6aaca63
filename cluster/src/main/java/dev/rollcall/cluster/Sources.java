package dev.rollcall.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an application is built from: its own module, the shared one, and the parent.
 *
 * @param paths files and folders; some may not exist
 */
record Sources(List<Path> paths) {

	/** The one module that services share; see the architecture. */
	private static final String SHARED = "service-starter";

	static Sources of(Path root, Application application) {
		return new Sources(Stream
			.of("pom.xml", SHARED + "/pom.xml", SHARED + "/src/main", application.module() + "/pom.xml",
					application.module() + "/src/main")
			.map(root::resolve)
			.toList());
	}

	/**
	 * When anything was changed last. Folders count too: they change when a file in them
	 * is deleted.
	 */
	Instant changedAt() {
		Newest newest = new Newest();
		try {
			for (Path path : this.paths) {
				if (Files.exists(path)) {
					Files.walkFileTree(path, newest);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return newest.time.toInstant();
	}

	/**
	 * A walk that remembers the newest time.
	 */
	private static final class Newest extends SimpleFileVisitor<Path> {

		private FileTime time = FileTime.fromMillis(0);

		@Override
		public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
			return see(attributes);
		}

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
			return see(attributes);
		}

		private FileVisitResult see(BasicFileAttributes attributes) {
			if (attributes.lastModifiedTime().compareTo(this.time) > 0) {
				this.time = attributes.lastModifiedTime();
			}
			return FileVisitResult.CONTINUE;
		}

	}

}
