package dev.rollcall.starter.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import com.nimbusds.jose.jwk.JWKSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys that were fetched last, in a file: an instance that starts while nobody
 * can be asked for them, because auth-service or the registry that knows it is away,
 * takes tokens all the same, those of a key that was withdrawn meanwhile too, until
 * somebody can be asked. Whoever may write the file decides who is let in, as with the
 * database beside it. Where nothing can be written, in a container without a volume say,
 * nothing is kept.
 */
class KeptKeys {

	private static final Logger log = LoggerFactory.getLogger(KeptKeys.class);

	private final Path file;

	/** Another one for each process that writes at the same time. */
	private final Path next;

	private final AtomicBoolean writeFailed = new AtomicBoolean();

	private final AtomicBoolean readFailed = new AtomicBoolean();

	KeptKeys(Path file) {
		this.file = file.toAbsolutePath();
		this.next = this.file.resolveSibling(this.file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
	}

	/**
	 * Writes the keys, if they are other ones, beside the file first: who reads gets all
	 * of them.
	 * @param keys as they were fetched
	 */
	void keep(JWKSet keys) {
		String text = keys.toString(true);
		try {
			if (!text.equals(text())) {
				Files.createDirectories(this.file.getParent());
				Files.writeString(this.next, text);
				Files.move(this.next, this.file, StandardCopyOption.ATOMIC_MOVE);
			}
		}
		catch (IOException ex) {
			if (this.writeFailed.compareAndSet(false, true)) {
				log.info("The public keys are not kept for a start without auth-service: {}", ex.toString());
			}
		}
	}

	/** Null where there is none, or none that can be read. */
	private @Nullable String text() {
		try {
			return Files.readString(this.file);
		}
		catch (NoSuchFileException ex) {
			return null;
		}
		catch (IOException ex) {
			warnOnce(ex);
			return null;
		}
	}

	/**
	 * The keys of before.
	 * @return empty when there are none, or none that can be read
	 */
	Optional<JWKSet> read() {
		String text = text();
		try {
			return (text != null) ? Optional.of(JWKSet.parse(text)) : Optional.empty();
		}
		catch (ParseException ex) {
			warnOnce(ex);
			return Optional.empty();
		}
	}

	private void warnOnce(Exception failure) {
		if (this.readFailed.compareAndSet(false, true)) {
			log.warn("The public keys that were kept in {} cannot be read: {}", this.file, failure.getMessage());
		}
	}

}
