package dev.rollcall.benchmark.data;

import java.util.Map;

/**
 * A database and how both sides reach it.
 *
 * @param name what it is called
 * @param ours variables of our processes
 * @param theirs variables of the peer's
 */
record DatabaseAccess(String name, Map<String, String> ours, Map<String, String> theirs) {

	private static final String URL = "DATABASE_URL";

	private static final String USER = "DATABASE_USER";

	private static final String PASSWORD = "DATABASE_PASSWORD";

	private static final String POSTGRES = "postgres";

	/** The file that our processes keep in their home. */
	static DatabaseAccess sqlite(OwnHome home) {
		return new DatabaseAccess("SQLite", Map.of(), Map.of(URL,
				"jdbc:sqlite:" + home.folder().resolve("data").resolve("rollcall.db"), USER, "", PASSWORD, ""));
	}

	/** A server, in which the data-service has a schema. */
	static DatabaseAccess postgresql(int port) {
		String url = "jdbc:postgresql://localhost:" + port + "/postgres";
		return new DatabaseAccess("PostgreSQL", Map.of(URL, url, USER, POSTGRES, PASSWORD, POSTGRES),
				Map.of(URL, url + "?currentSchema=data", USER, POSTGRES, PASSWORD, POSTGRES));
	}

}
