package dev.rollcall.client.login;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The account that the system makes for trying it out.
 */
public final class DemoAccount {

	static final String NAME = "demo";

	private final Path passwordFile;

	/**
	 * Creates one; nothing is read yet.
	 * @param home the folder in which {@code secrets/} lies
	 */
	public DemoAccount(Path home) {
		this.passwordFile = home.resolve("secrets").resolve("rollcall.demo.password");
	}

	/** Empty when it can't be read: then there is no such account for this person. */
	Optional<String> password() {
		try {
			return Optional.of(Files.readString(this.passwordFile).strip());
		}
		catch (IOException ex) {
			// Not there, or not ours to read: the same, the person signs in.
			return Optional.empty();
		}
	}

}
