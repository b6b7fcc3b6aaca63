package dev.rollcall.starter.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * The folder {@code secrets/}, readable by its owner only. It comes into being whole: it
 * is written under another name and renamed, so that of several processes that start
 * together one wins and the others read what the winner wrote.
 */
class SecretFolder {

	private static final int RANDOM_BYTES = 24;

	/** AES-256 for the private parts of signing keys. */
	private static final int ENCRYPTION_KEY_BYTES = 32;

	private final SecureRandom random = new SecureRandom();

	private final Path home;

	SecretFolder(Path home) {
		this.home = home;
	}

	Path path() {
		return this.home.resolve("secrets");
	}

	boolean exists() {
		return Files.isDirectory(path());
	}

	void create() {
		try {
			Files.createDirectories(this.home);
			// no name from the pid: in containers on one volume everybody is process 1
			Path own = Files.createTempDirectory(this.home, "secrets.", permissions("rwx------"));
			for (Map.Entry<String, String> secret : newSecrets().entrySet()) {
				Path file = Files.createFile(own.resolve(secret.getKey()), permissions("rw-------"));
				Files.writeString(file, secret.getValue());
			}
			renameOrYield(own);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write the cluster's secrets to " + path(), ex);
		}
	}

	private void renameOrYield(Path own) throws IOException {
		try {
			Files.move(own, path(), StandardCopyOption.ATOMIC_MOVE);
		}
		catch (FileAlreadyExistsException | DirectoryNotEmptyException ex) {
			// another process was first: its secrets are the cluster's
			delete(own);
		}
		catch (IOException ex) {
			// rename(2) onto a folder that is not empty has no exception of its own
			// everywhere
			if (!exists()) {
				throw ex;
			}
			delete(own);
		}
	}

	private Map<String, String> newSecrets() {
		return Map.of("rollcall.cluster.password", randomText(RANDOM_BYTES), "rollcall.admin.password",
				randomText(RANDOM_BYTES), "rollcall.demo.password", randomText(RANDOM_BYTES),
				"rollcall.keys.encryption-key", randomText(ENCRYPTION_KEY_BYTES));
	}

	/** URL-safe, so that a secret needs no quoting wherever it is typed. */
	private String randomText(int byteCount) {
		byte[] bytes = new byte[byteCount];
		this.random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private static FileAttribute<?> permissions(String text) {
		return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
	}

	private static void delete(Path folder) throws IOException {
		try (var files = Files.newDirectoryStream(folder)) {
			for (Path file : files) {
				Files.delete(file);
			}
		}
		Files.delete(folder);
	}

}
