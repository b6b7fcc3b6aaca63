package dev.rollcall.starter.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

import org.springframework.core.env.PropertyResolver;

/**
 * What the processes of one cluster show each other: HTTP Basic (RFC 7617), user
 * {@code cluster}, password from the file {@code rollcall.cluster.password}. Sent only to
 * the registry and to instances that registered with it.
 *
 * @param password a random token, URL-safe
 */
public record ClusterCredential(String password) {

	/** The user name of the credential. */
	public static final String USER = "cluster";

	/** The name of the file and property that holds the password. */
	public static final String PASSWORD_PROPERTY = "rollcall.cluster.password";

	public ClusterCredential {
		if (password.isBlank()) {
			throw new IllegalArgumentException(PASSWORD_PROPERTY + " is empty");
		}
	}

	/**
	 * The credential of this process.
	 * @param properties where the secrets were added
	 * @return the credential
	 * @throws IllegalStateException when there is none
	 */
	public static ClusterCredential of(PropertyResolver properties) {
		return new ClusterCredential(properties.getRequiredProperty(PASSWORD_PROPERTY));
	}

	/**
	 * The value of the request header {@code Authorization}.
	 * @return scheme and credentials
	 */
	public String authorization() {
		String pair = USER + ":" + this.password;
		return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Whether somebody shows this credential. It is a random token and no chosen
	 * password, so it is compared in constant time and not hashed.
	 * @param user the name that was shown
	 * @param shown the password that was shown
	 * @return whether both are right
	 */
	public boolean isShownBy(String user, String shown) {
		return equal(USER, user) & equal(this.password, shown);
	}

	private static boolean equal(String expected, String actual) {
		return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
				actual.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public String toString() {
		return "ClusterCredential[password=***]";
	}

}
