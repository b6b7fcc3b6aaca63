package dev.rollcall.benchmark.peer.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** A connection and its statements, prepared once. Used by one thread at a time. */
final class Session {

	private static final String FIND = "select id, created_at, created_by, item_key, updated_at, value, value_size,"
			+ " version from data_item where item_key = ?";

	private final Connection connection;

	private final boolean sqlite;

	private final PreparedStatement beginToRead;

	private final PreparedStatement beginToWrite;

	private final PreparedStatement commit;

	private final PreparedStatement find;

	private final PreparedStatement findToChange;

	private final PreparedStatement metadata;

	private final PreparedStatement insert;

	private final PreparedStatement insertMetadata;

	private final PreparedStatement update;

	private Session(Connection connection, boolean sqlite) throws SQLException {
		this.connection = connection;
		this.sqlite = sqlite;
		this.beginToRead = connection.prepareStatement("begin");
		this.beginToWrite = connection.prepareStatement("begin immediate");
		this.commit = connection.prepareStatement("commit");
		this.find = connection.prepareStatement(FIND);
		this.findToChange = connection.prepareStatement(FIND + (sqlite ? "" : " for no key update"));
		this.metadata = connection.prepareStatement("select name, value from data_item_metadata where item_id = ?");
		this.insert = connection.prepareStatement("insert into data_item (created_at, created_by, item_key, updated_at,"
				+ " value, value_size, version) values (?, ?, ?, ?, ?, ?, ?) returning id");
		this.insertMetadata = connection
			.prepareStatement("insert into data_item_metadata (item_id, name, value) values (?, ?, ?)");
		this.update = connection.prepareStatement(
				"update data_item set updated_at = ?, value = ?, value_size = ?, version = ? where id = ? and version = ?");
	}

	/** Its driver would begin transactions that take no lock: they are begun by hand. */
	static Session ofSqlite(Connection connection) throws SQLException {
		return new Session(connection, true);
	}

	/** Its driver sends the begin with the first statement. */
	static Session ofPostgresql(Connection connection) throws SQLException {
		return new Session(connection, false);
	}

	/** A transaction. */
	@FunctionalInterface
	interface Work<T> {

		T in(Session session) throws SQLException;

	}

	<T> T read(Work<T> work) throws SQLException {
		return transaction(this.beginToRead, work);
	}

	<T> T write(Work<T> work) throws SQLException {
		return transaction(this.beginToWrite, work);
	}

	private <T> T transaction(PreparedStatement begin, Work<T> work) throws SQLException {
		if (this.sqlite) {
			begin.execute();
		}
		try {
			T result = work.in(this);
			if (this.sqlite) {
				this.commit.execute();
			}
			else {
				this.connection.commit();
			}
			return result;
		}
		catch (SQLException ex) {
			if (this.sqlite) {
				this.connection.createStatement().execute("rollback");
			}
			else {
				this.connection.rollback();
			}
			throw ex;
		}
	}

	@Nullable Item find(String key) throws SQLException {
		return find(this.find, key);
	}

	@Nullable Item findToChange(String key) throws SQLException {
		return find(this.findToChange, key);
	}

	private @Nullable Item find(PreparedStatement statement, String key) throws SQLException {
		statement.setString(1, key);
		try (ResultSet row = statement.executeQuery()) {
			if (!row.next()) {
				return null;
			}
			long id = row.getLong(1);
			return new Item(id, row.getString(4), row.getString(6), metadata(id), row.getLong(8), row.getString(3),
					row.getLong(2), row.getLong(5));
		}
	}

	private Map<String, String> metadata(long id) throws SQLException {
		Map<String, String> texts = new TreeMap<>();
		this.metadata.setLong(1, id);
		try (ResultSet row = this.metadata.executeQuery()) {
			while (row.next()) {
				texts.put(row.getString(1), row.getString(2));
			}
		}
		return texts;
	}

	/** Stores an item, whatever its id says. */
	Item insert(Item item) throws SQLException {
		this.insert.setLong(1, item.createdAtMillis());
		this.insert.setString(2, item.createdBy());
		this.insert.setString(3, item.key());
		this.insert.setLong(4, item.updatedAtMillis());
		this.insert.setString(5, item.value());
		this.insert.setInt(6, item.value().length());
		this.insert.setLong(7, item.version());
		long id;
		try (ResultSet row = this.insert.executeQuery()) {
			row.next();
			id = row.getLong(1);
		}
		for (Map.Entry<String, String> text : item.metadata().entrySet()) {
			this.insertMetadata.setLong(1, id);
			this.insertMetadata.setString(2, text.getKey());
			this.insertMetadata.setString(3, text.getValue());
			this.insertMetadata.addBatch();
		}
		this.insertMetadata.executeBatch();
		return new Item(id, item.key(), item.value(), item.metadata(), item.version(), item.createdBy(),
				item.createdAtMillis(), item.updatedAtMillis());
	}

	Item update(Item old, String value, long nowMillis) throws SQLException {
		long updatedAtMillis = Math.max(nowMillis, old.updatedAtMillis() + 1);
		this.update.setLong(1, updatedAtMillis);
		this.update.setString(2, value);
		this.update.setInt(3, value.length());
		this.update.setLong(4, old.version() + 1);
		this.update.setLong(5, old.id());
		this.update.setLong(6, old.version());
		if (this.update.executeUpdate() != 1) {
			throw new SQLException("Somebody else has changed " + old.key());
		}
		return new Item(old.id(), old.key(), value, old.metadata(), old.version() + 1, old.createdBy(),
				old.createdAtMillis(), updatedAtMillis);
	}

}
