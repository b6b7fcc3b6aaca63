package dev.rollcall.benchmark.peer.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A connection and its statements, prepared once. Used by one thread at a time. A read is
 * one statement and no transaction.
 */
final class Session {

	private static final String FIND = """
			select id, item_key, value, null as name, version, created_by, created_at, updated_at
			from data_item where item_key = ?
			union all
			select item_id, null, value, name, null, null, null, null
			from data_item_metadata where item_id in (select id from data_item where item_key = ?)""";

	private static final String LOCK = "select id from data_item where item_key = ? for update";

	private static final String INSERT = """
			insert into data_item (item_key, value, value_size, version, created_by, created_at, updated_at)
			values (?, ?, ?, ?, ?, ?, ?) on conflict (item_key) do nothing returning id""";

	private static final String INSERT_METADATA = "insert into data_item_metadata (item_id, name, value) values (?, ?, ?)";

	private static final String UPDATE = """
			update data_item set value = ?, value_size = ?, version = ?, updated_at = ? where id = ?""";

	/** Each a millisecond later than the one before. */
	private static final String FILL = """
			with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n + 1 < ?)
			insert into data_item (item_key, value, value_size, version, created_by, created_at, updated_at)
			select 'many:' || substr(cast(10000000 + n as text), 2), '{"number":' || n || '}', 20, 1, ?,
				1700000000000 + n, 1700000000000 + n
			from numbers""";

	private final Connection connection;

	private final boolean sqlite;

	private final PreparedStatement begin;

	private final PreparedStatement commit;

	private final PreparedStatement find;

	private final PreparedStatement lock;

	private final PreparedStatement insert;

	private final PreparedStatement insertMetadata;

	private final PreparedStatement update;

	private Session(Connection connection, boolean sqlite) throws SQLException {
		this.connection = connection;
		this.sqlite = sqlite;
		this.begin = connection.prepareStatement("begin immediate");
		this.commit = connection.prepareStatement("commit");
		this.find = connection.prepareStatement(FIND);
		// SQLite's lock is of the whole file and comes with the begin
		this.lock = connection.prepareStatement(sqlite ? FIND : LOCK);
		this.insert = connection.prepareStatement(INSERT);
		this.insertMetadata = connection.prepareStatement(INSERT_METADATA);
		this.update = connection.prepareStatement(UPDATE);
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

	<T> T write(Work<T> work) throws SQLException {
		begin();
		try {
			T result = work.in(this);
			commit();
			return result;
		}
		catch (SQLException ex) {
			rollback();
			throw ex;
		}
	}

	private void begin() throws SQLException {
		if (this.sqlite) {
			this.begin.execute();
		}
		else {
			this.connection.setAutoCommit(false);
		}
	}

	private void commit() throws SQLException {
		if (this.sqlite) {
			this.commit.execute();
		}
		else {
			this.connection.commit();
			this.connection.setAutoCommit(true);
		}
	}

	private void rollback() throws SQLException {
		if (this.sqlite) {
			this.connection.createStatement().execute("rollback");
		}
		else {
			this.connection.rollback();
			this.connection.setAutoCommit(true);
		}
	}

	/** An item as it was last committed. */
	@Nullable Item find(String key) throws SQLException {
		this.find.setString(1, key);
		this.find.setString(2, key);
		try (ResultSet row = this.find.executeQuery()) {
			Map<String, String> metadata = new TreeMap<>();
			Item item = null;
			while (row.next()) {
				String name = row.getString(4);
				if (name != null) {
					metadata.put(name, row.getString(3));
				}
				else {
					item = new Item(row.getLong(1), row.getString(2), row.getString(3), metadata, row.getLong(5),
							row.getString(6), row.getLong(7), row.getLong(8));
				}
			}
			return item;
		}
	}

	/** The same, and nobody else changes it until the transaction ends. */
	@Nullable Item findToChange(String key) throws SQLException {
		if (!this.sqlite) {
			this.lock.setString(1, key);
			try (ResultSet row = this.lock.executeQuery()) {
				if (!row.next()) {
					return null;
				}
			}
		}
		return find(key);
	}

	/** Stores an item, whatever its id says. */
	Item insert(Item item) throws SQLException {
		this.insert.setString(1, item.key());
		this.insert.setString(2, item.value());
		this.insert.setInt(3, item.value().length());
		this.insert.setLong(4, item.version());
		this.insert.setString(5, item.createdBy());
		this.insert.setLong(6, item.createdAtMillis());
		this.insert.setLong(7, item.updatedAtMillis());
		long id;
		try (ResultSet row = this.insert.executeQuery()) {
			if (!row.next()) {
				throw new SQLException("There is an item " + item.key());
			}
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
		this.update.setString(1, value);
		this.update.setInt(2, value.length());
		this.update.setLong(3, old.version() + 1);
		this.update.setLong(4, updatedAtMillis);
		this.update.setLong(5, old.id());
		this.update.executeUpdate();
		return new Item(old.id(), old.key(), value, old.metadata(), old.version() + 1, old.createdBy(),
				old.createdAtMillis(), updatedAtMillis);
	}

	/** Makes items, and lets the database look at what it has now. */
	int fill(int count, String owner) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(FILL);
				Statement analysis = this.connection.createStatement()) {
			statement.setInt(1, count);
			statement.setString(2, owner);
			int made = statement.executeUpdate();
			analysis.execute("analyze");
			return made;
		}
	}

}
