package dev.rollcall.starter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One PostgreSQL for all tests of a JVM, which ends with it: a container where there is
 * Docker, else the binaries that Maven has fetched.
 */
final class PostgresqlServer {

	private static final String IMAGE = "postgres:18-alpine";

	private static final String URL = "rollcall.database.url";

	private static final String USER = "rollcall.database.user";

	private static final String PASSWORD = "rollcall.database.password";

	private static @Nullable Map<String, Object> access;

	private PostgresqlServer() {
	}

	/**
	 * The way to the server, which is started at the first call.
	 * @return properties of the starter
	 */
	static synchronized Map<String, Object> access() {
		if (access == null) {
			access = hasDocker() ? container() : embedded();
		}
		return access;
	}

	/**
	 * In a container itself, Testcontainers must be told where the containers are that it
	 * starts, or it looks for minutes.
	 */
	private static boolean hasDocker() {
		boolean findable = !Files.exists(Path.of("/.dockerenv"))
				|| System.getenv("TESTCONTAINERS_HOST_OVERRIDE") != null;
		return findable && DockerClientFactory.instance().isDockerAvailable();
	}

	/** Lives as long as the JVM; Testcontainers removes it then. */
	@SuppressWarnings("resource")
	private static Map<String, Object> container() {
		try {
			PostgreSQLContainer server = new PostgreSQLContainer(IMAGE);
			server.start();
			return Map.of(URL, server.getJdbcUrl(), USER, server.getUsername(), PASSWORD, server.getPassword());
		}
		catch (ContainerLaunchException ex) {
			// an image that cannot be had is no reason to test less
			return embedded();
		}
	}

	/** Lives as long as the JVM, which stops it. */
	@SuppressWarnings("resource")
	private static Map<String, Object> embedded() {
		try {
			EmbeddedPostgres server = EmbeddedPostgres.start();
			return Map.of(URL, server.getJdbcUrl("postgres", "postgres"), USER, "postgres", PASSWORD, "postgres");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
