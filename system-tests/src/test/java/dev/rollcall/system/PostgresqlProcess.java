package dev.rollcall.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A PostgreSQL that a test may stop, kill and make hang, with the durability and the
 * number of connections that a server has by default. Always from the binaries that Maven
 * has fetched, because the processes have to be in reach.
 */
final class PostgresqlProcess implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private final Path data;

	private final int port;

	private EmbeddedPostgres server;

	private PostgresqlProcess(Path data, EmbeddedPostgres server) {
		this.data = data;
		this.port = server.getPort();
		this.server = server;
	}

	/** Starts one on an empty database. */
	static PostgresqlProcess start() {
		try {
			Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "postgresql")
				.toAbsolutePath();
			return new PostgresqlProcess(data, builder(data).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static EmbeddedPostgres.Builder builder(Path data) {
		return EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setPGStartupWait(LIMIT)
			.setOutputRedirector(Redirect.appendTo(data.resolveSibling(data.getFileName() + ".log").toFile()))
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("max_connections", "100");
	}

	/** What tells a service to use it. */
	Map<String, String> environment() {
		return Map.of("DATABASE_URL", url(), "DATABASE_USER", "postgres", "DATABASE_PASSWORD", "postgres");
	}

	private String url() {
		return "jdbc:postgresql://localhost:%d/postgres".formatted(this.port);
	}

	Connection connect() throws SQLException {
		return DriverManager.getConnection(url(), "postgres", "postgres");
	}

	/** How many connections there are for those who are no administrators. */
	int connectionsMax() throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select current_setting('max_connections')::int"
						+ " - current_setting('superuser_reserved_connections')::int"
						+ " - current_setting('reserved_connections')::int")) {
			rows.next();
			return rows.getInt(1);
		}
	}

	/** Starts it again on the same data. */
	void startAgain() {
		try {
			// lets go of the folder; the server is gone already
			this.server.close();
			this.server = builder(this.data).setPort(this.port).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Ends it as an administrator does; returns when it is gone. */
	void stop() {
		List<ProcessHandle> all = processes();
		signal("-INT", all.subList(0, 1));
		awaitEnd(all);
	}

	/** Ends the server as a whole with SIGKILL; returns when it is gone. */
	void kill() {
		List<ProcessHandle> all = processes();
		signal("-KILL", all.subList(0, 1));
		awaitEnd(all);
	}

	/**
	 * Ends one of the processes that serve connections with SIGKILL. The server then ends
	 * all of them, recovers from its log and goes on by itself.
	 */
	void killBackend(Random random) throws SQLException {
		List<Long> backends = new ArrayList<>();
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select pid from pg_stat_activity"
						+ " where backend_type = 'client backend' and pid <> pg_backend_pid() order by pid")) {
			while (rows.next()) {
				backends.add(rows.getLong(1));
			}
		}
		if (backends.isEmpty()) {
			// all who were connected are dead
			return;
		}
		ProcessHandle.of(backends.get(random.nextInt(backends.size())))
			.ifPresent((backend) -> signal("-KILL", List.of(backend)));
	}

	/** Lets all of its processes hang. */
	void suspend() {
		signal("-STOP", processes());
	}

	/** Lets them go on. */
	void resume() {
		signal("-CONT", processes());
	}

	/** The one that started all others, then the others. */
	private List<ProcessHandle> processes() {
		ProcessHandle postmaster = ProcessHandle.of(postmaster()).orElseThrow();
		return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
	}

	private long postmaster() {
		try {
			return Long.parseLong(Files.readAllLines(this.data.resolve("postmaster.pid")).getFirst());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void awaitEnd(List<ProcessHandle> processes) {
		RunningSystem.await("PostgreSQL has ended", LIMIT, () -> processes.stream().noneMatch(ProcessHandle::isAlive));
	}

	private static void signal(String signal, List<ProcessHandle> processes) {
		List<String> command = new ArrayList<>(List.of("kill", signal));
		processes.forEach((process) -> command.add(String.valueOf(process.pid())));
		try {
			int exitCode = new ProcessBuilder(command).start().waitFor();
			assertThat(exitCode).as(command.toString()).isZero();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while a signal was sent", ex);
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
