package dev.rollcall.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The items as they lie in the database, past all services.
 *
 * @param connection to the database
 * @param schema what the names of tables begin with
 */
record ItemTable(Connection connection, String schema) implements AutoCloseable {

	/** The SQLite file of a running system. */
	static ItemTable of(RunningSystem system) throws SQLException {
		return new ItemTable(DriverManager
			.getConnection("jdbc:sqlite:" + system.home().resolve("data/rollcall.db") + "?busy_timeout=10000"), "");
	}

	/** A PostgreSQL. */
	static ItemTable of(PostgresqlProcess server) throws SQLException {
		return new ItemTable(server.connect(), "data.");
	}

	/** All items whose keys begin so, by key. */
	Map<String, StoredItem> items(String prefix) throws SQLException {
		try (PreparedStatement query = this.connection.prepareStatement("select item_key, version, value from "
				+ this.schema + "data_item where substr(item_key, 1, ?) = ? order by item_key")) {
			query.setInt(1, prefix.length());
			query.setString(2, prefix);
			Map<String, StoredItem> items = new LinkedHashMap<>();
			try (ResultSet rows = query.executeQuery()) {
				while (rows.next()) {
					items.put(rows.getString(1), new StoredItem(rows.getInt(2), rows.getString(3)));
				}
			}
			return items;
		}
	}

	/** How many answers to repeat there are that name such an item. */
	int recordedAnswers(String prefix) throws SQLException {
		try (PreparedStatement query = this.connection
			.prepareStatement("select count(*) from " + this.schema + "data_idempotency where body like ?")) {
			query.setString(1, "%\"key\":\"" + prefix + "%");
			return number(query);
		}
	}

	/** Whether the file is sound, in SQLite's words: {@code ok}. */
	String integrity() throws SQLException {
		try (PreparedStatement check = this.connection.prepareStatement("pragma integrity_check");
				ResultSet rows = check.executeQuery()) {
			rows.next();
			return rows.getString(1);
		}
	}

	private static int number(PreparedStatement query) throws SQLException {
		try (ResultSet rows = query.executeQuery()) {
			rows.next();
			return rows.getInt(1);
		}
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

	/**
	 * An item.
	 *
	 * @param version its version
	 * @param value its value, JSON text
	 */
	record StoredItem(int version, String value) {

	}

}
