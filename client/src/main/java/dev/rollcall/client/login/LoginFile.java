package dev.rollcall.client.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

import dev.rollcall.client.balance.ClientException;
import dev.rollcall.client.json.JsonObject;

/**
 * Keeps a login in {@code .rollcall/client/login.json}, which only its owner may read. It
 * is replaced as a whole, so nobody ever reads half of it.
 */
public final class LoginFile {

	private final Path folder;

	/**
	 * Creates one; nothing is read yet.
	 * @param home the folder in which {@code .rollcall/} lies
	 */
	public LoginFile(Path home) {
		this.folder = home.resolve(".rollcall").resolve("client");
	}

	Optional<StoredLogin> read() {
		try {
			JsonObject login = JsonObject.parse(Files.readString(file()))
				.orElseThrow(() -> new ClientException("what is stored in " + file() + " is no login: client login"));
			return Optional.of(new StoredLogin(login.text("name").orElse(""),
					new Tokens(login.text("token").orElse(""), login.text("refreshToken").orElse(""))));
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void write(StoredLogin login) {
		try {
			Files.createDirectories(this.folder, permissions("rwx------"));
			Path beside = Files.createTempFile(this.folder, "login", ".new", permissions("rw-------"));
			JsonObject json = JsonObject.empty()
				.with("name", login.name())
				.with("token", login.tokens().access())
				.with("refreshToken", login.tokens().refresh());
			Files.writeString(beside, json.write());
			Files.move(beside, file(), StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void delete() {
		try {
			Files.deleteIfExists(file());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Something that only one client may do at a time.
	 *
	 * @param <T> what comes of it
	 */
	@FunctionalInterface
	interface Work<T> {

		T run() throws InterruptedException;

	}

	/** A refresh token is good for one use, and several clients may share the login. */
	<T> T alone(Work<T> work) throws InterruptedException {
		try {
			Files.createDirectories(this.folder, permissions("rwx------"));
			try (FileChannel lock = FileChannel.open(this.folder.resolve("lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE)) {
				// Let go with the file.
				lock.lock();
				return work.run();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path file() {
		return this.folder.resolve("login.json");
	}

	private static FileAttribute<?> permissions(String text) {
		return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
	}

}
