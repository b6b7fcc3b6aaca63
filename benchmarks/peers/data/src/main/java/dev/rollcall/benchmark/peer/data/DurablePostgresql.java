package dev.rollcall.benchmark.peer.data;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL as its packages install it. The library that starts it is for tests and
 * gives durability up unless it is told not to.
 */
final class DurablePostgresql {

	private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

	private static final String ON = "on";

	private DurablePostgresql() {
	}

	/** Goes on until this JVM is ended, which stops the server first. */
	@SuppressWarnings("resource")
	static void run(int port) throws IOException, SQLException, InterruptedException {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
			.setPort(port)
			.setServerConfig("max_connections", "100");
		DURABLE.forEach((setting) -> builder.setServerConfig(setting, ON));
		EmbeddedPostgres server = builder.start();
		try (Connection connection = server.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			for (String setting : DURABLE) {
				requireOn(statement, setting);
			}
		}
		new CountDownLatch(1).await();
	}

	private static void requireOn(Statement statement, String setting) throws SQLException {
		try (ResultSet row = statement.executeQuery("show " + setting)) {
			if (!row.next() || !row.getString(1).equals(ON)) {
				throw new IllegalStateException(setting + " is off");
			}
		}
	}

}
