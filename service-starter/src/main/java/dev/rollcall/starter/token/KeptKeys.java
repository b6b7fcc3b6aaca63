package dev.rollcall.starter.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.util.Optional;

import com.nimbusds.jose.jwk.JWKSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys that were fetched last, in a file: an instance that starts while nobody
 * can be asked for them, because auth-service or the registry that knows it is away,
 * takes tokens all the same. Whoever may write the file decides who is let in, as with
 * the database beside it. Where nothing can be written, in a container without a volume
 * say, nothing is kept.
 */
class KeptKeys {

	private static final Logger log = LoggerFactory.getLogger(KeptKeys.class);

	private final Path file;

	KeptKeys(Path file) {
		this.file = file.toAbsolutePath();
	}

	/**
	 * Writes the keys whole or not at all, and only when they are other ones.
	 * @param keys as they were fetched
	 */
	void keep(JWKSet keys) {
		String text = keys.toString(true);
		@Nullable Path next = null;
		try {
			Files.createDirectories(this.file.getParent());
			if (Files.exists(this.file) && text.equals(Files.readString(this.file))) {
				return;
			}
			// readable by its owner only, and another one for each process that writes
			// now
			next = Files.createTempFile(this.file.getParent(), "keys", ".new");
			Files.writeString(next, text);
			Files.move(next, this.file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			log.info("The public keys are not kept for a start without auth-service: {} cannot be written", this.file);
			remove(next);
		}
	}

	private static void remove(@Nullable Path file) {
		try {
			if (file != null) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			log.debug("Left behind: {}", file, ex);
		}
	}

	/**
	 * The keys of before.
	 * @return empty when there are none, or none that can be read
	 */
	Optional<JWKSet> read() {
		try {
			return Optional.of(JWKSet.parse(Files.readString(this.file)));
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (IOException | ParseException ex) {
			log.warn("The public keys that were kept in {} cannot be read", this.file, ex);
			return Optional.empty();
		}
	}

}
