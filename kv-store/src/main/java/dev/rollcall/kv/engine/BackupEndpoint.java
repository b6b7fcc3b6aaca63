package dev.rollcall.kv.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;

/**
 * {@code GET /actuator/backup}: a copy of the file, as of one moment, for
 * {@code ./rollcall backup}. No other process can read the file while this one runs.
 */
@WebEndpoint(id = "backup")
class BackupEndpoint {

	private static final String PREFIX = "backup";

	private static final String SUFFIX = ".db";

	private final Copies copies;

	private final Path folder;

	/**
	 * Also removes the copies that a process which was killed has left.
	 * @param copies makes them
	 * @param properties say where the file is
	 */
	BackupEndpoint(Copies copies, EngineProperties properties) {
		this.copies = copies;
		this.folder = properties.folder();
		try (DirectoryStream<Path> left = Files.newDirectoryStream(this.folder, PREFIX + "*" + SUFFIX)) {
			for (Path copy : left) {
				Files.delete(copy);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot clean " + this.folder, ex);
		}
	}

	/**
	 * Makes a copy and sends it.
	 * @return the copy, which is gone when it was read
	 */
	@ReadOperation(produces = "application/vnd.sqlite3")
	Resource backup() throws IOException {
		Path copy = Files.createTempFile(this.folder, PREFIX, SUFFIX);
		try {
			this.copies.await(copy);
			return new Copy(Files.newInputStream(copy), Files.size(copy));
		}
		finally {
			// who has opened it can read it still
			Files.delete(copy);
		}
	}

	/** A copy of a known length. */
	private static final class Copy extends InputStreamResource {

		private final long sizeBytes;

		private Copy(InputStream content, long sizeBytes) {
			super(content);
			this.sizeBytes = sizeBytes;
		}

		@Override
		public long contentLength() {
			return this.sizeBytes;
		}

	}

}
