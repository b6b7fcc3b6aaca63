package dev.rollcall.kv.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The file behind the store, used by one thread. With {@code synchronous=FULL} a commit
 * that returned is on the disk; the exclusive lock keeps every other process away until
 * this one closes the file or dies, and needs no memory shared with others.
 */
class SqliteFile implements AutoCloseable {

	/** The locking mode comes before the first access of the log, or it has no effect. */
	private static final String SETTINGS = """
			pragma locking_mode = exclusive;
			pragma journal_mode = wal;
			pragma synchronous = full;
			pragma fullfsync = on;
			pragma checkpoint_fullfsync = on;
			""";

	private static final String SCHEMA = """
			create table if not exists entry (
				key text primary key, value text not null, version integer not null, expires_at integer
			) without rowid;
			create table if not exists replay (
				number integer primary key, scope text not null unique, fingerprint text not null,
				value text not null, version integer not null, service text, created_at integer not null);
			create index if not exists replay_created_at on replay (created_at);
			create table if not exists last_write (one integer primary key check (one = 1), version integer not null);
			insert or ignore into last_write values (1, 0);
			""";

	/**
	 * What a result and all before it take, so that those that are too many are found
	 * without adding up. Files of before have results without it.
	 */
	private static final String SIZES = """
			alter table replay add column bytes_until integer not null default 0;
			""";

	private static final String SIZES_INDEX = "create index if not exists replay_bytes_until on replay (bytes_until)";

	private static final String HAS_SIZES = "select count(*) from pragma_table_info('replay') where name = 'bytes_until'";

	/** So many old results go with each commit that brings new ones. */
	private static final int DROPPED_AT_ONCE = 1000;

	private final Connection connection;

	private final PreparedStatement put;

	private final PreparedStatement delete;

	private final PreparedStatement findReplay;

	private final PreparedStatement addReplay;

	private final PreparedStatement dropOldReplays;

	private final PreparedStatement dropSurplusReplays;

	private final PreparedStatement dropLargeReplays;

	private final PreparedStatement setVersion;

	SqliteFile(Path folder) throws IOException, SQLException {
		Files.createDirectories(folder);
		this.connection = DriverManager
			.getConnection("jdbc:sqlite:" + folder.resolve("kv.db").toAbsolutePath() + "?busy_timeout=0");
		try {
			prepare(folder);
			this.put = this.connection.prepareStatement("insert or replace into entry values (?, ?, ?, ?)");
			this.delete = this.connection.prepareStatement("delete from entry where key = ?");
			this.findReplay = this.connection.prepareStatement(
					"select fingerprint, value, version, service from replay where scope = ? and created_at > ?");
			this.addReplay = this.connection.prepareStatement(
					"insert or replace into replay (scope, fingerprint, value, version, service, created_at, bytes_until)"
							+ " values (?, ?, ?, ?, ?, ?, ? + coalesce((select max(bytes_until) from replay), 0))");
			this.dropOldReplays = this.connection.prepareStatement(
					"delete from replay where number in (select number from replay where created_at <= ? order by created_at limit "
							+ DROPPED_AT_ONCE + ")");
			this.dropSurplusReplays = this.connection
				.prepareStatement("delete from replay where number <= (select max(number) from replay) - ?");
			this.dropLargeReplays = this.connection
				.prepareStatement("delete from replay where number in (select number from replay where bytes_until <= "
						+ "(select max(bytes_until) from replay) - ? order by bytes_until, number limit "
						+ DROPPED_AT_ONCE + ")");
			this.setVersion = this.connection.prepareStatement("update last_write set version = ?");
		}
		catch (SQLException | RuntimeException ex) {
			this.connection.close();
			throw ex;
		}
	}

	private void prepare(Path folder) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.executeUpdate(SETTINGS);
			statement.executeUpdate(SCHEMA);
			if (!hasSizes(statement)) {
				statement.executeUpdate(SIZES);
			}
			statement.executeUpdate(SIZES_INDEX);
		}
		catch (SQLException ex) {
			if (is(ex, SQLiteErrorCode.SQLITE_BUSY)) {
				throw new FolderInUseException(folder, ex);
			}
			throw ex;
		}
		this.connection.setAutoCommit(false);
	}

	private static boolean hasSizes(Statement statement) throws SQLException {
		try (ResultSet row = statement.executeQuery(HAS_SIZES)) {
			return row.getInt(1) > 0;
		}
	}

	/**
	 * Whether SQLite failed for a reason.
	 * @param ex the failure
	 * @param primary the reason; extended codes keep it in their low byte
	 * @return whether it is that
	 */
	static boolean is(SQLException ex, SQLiteErrorCode primary) {
		return ex instanceof SQLiteException sqlite && (sqlite.getResultCode().code & 0xff) == primary.code;
	}

	/** The version of the last write. */
	long version() throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet row = statement.executeQuery("select version from last_write")) {
			return row.getLong(1);
		}
	}

	/** Reads everything. */
	Entries load() throws SQLException {
		Entries entries = new Entries();
		try (Statement statement = this.connection.createStatement();
				ResultSet row = statement.executeQuery("select key, value, version, expires_at from entry")) {
			while (row.next()) {
				long expiresAtMillis = row.getLong(4);
				Instant expiresAt = row.wasNull() ? null : Instant.ofEpochMilli(expiresAtMillis);
				entries.put(new Entry(row.getString(1), row.getString(2), row.getLong(3), expiresAt));
			}
		}
		entries.version(version());
		this.connection.commit();
		return entries;
	}

	@Nullable Replay findReplay(String scope, Instant keptSince) throws SQLException {
		this.findReplay.setString(1, scope);
		this.findReplay.setLong(2, keptSince.toEpochMilli());
		try (ResultSet row = this.findReplay.executeQuery()) {
			return row.next() ? new Replay(scope, row.getString(1), row.getString(2), row.getLong(3), row.getString(4))
					: null;
		}
	}

	/**
	 * Makes the writes of one commit durable, all or none.
	 * @param staging the writes
	 * @param limits how many results are kept and for how long
	 * @param touch whether to write to the file even if nothing changes
	 * @throws SQLException when it is not known whether they are; the file is to be
	 * opened anew
	 */
	void commit(Staging staging, EngineProperties.Replays limits, boolean touch) throws SQLException {
		for (Map.Entry<String, Optional<Entry>> change : staging.changed().entrySet()) {
			write(change.getKey(), change.getValue());
		}
		boolean dropReplays = false;
		for (Replay replay : staging.replays()) {
			write(replay, staging.now());
			dropReplays = true;
		}
		if (dropReplays) {
			this.dropOldReplays.setLong(1, staging.now().minus(limits.ageMax()).toEpochMilli());
			this.dropOldReplays.executeUpdate();
			this.dropSurplusReplays.setInt(1, limits.countMax());
			this.dropSurplusReplays.executeUpdate();
			this.dropLargeReplays.setLong(1, limits.sizeMax().toBytes());
			this.dropLargeReplays.executeUpdate();
		}
		if (touch || !staging.changed().isEmpty()) {
			this.setVersion.setLong(1, staging.version());
			this.setVersion.executeUpdate();
		}
		this.connection.commit();
	}

	private void write(String key, Optional<Entry> stored) throws SQLException {
		if (stored.isEmpty()) {
			this.delete.setString(1, key);
			this.delete.executeUpdate();
			return;
		}
		Entry entry = stored.get();
		this.put.setString(1, key);
		this.put.setString(2, entry.value());
		this.put.setLong(3, entry.version());
		this.put.setObject(4, (entry.expiresAt() != null) ? entry.expiresAt().toEpochMilli() : null);
		this.put.executeUpdate();
	}

	private void write(Replay replay, Instant now) throws SQLException {
		this.addReplay.setString(1, replay.scope());
		this.addReplay.setString(2, replay.fingerprint());
		this.addReplay.setString(3, replay.value());
		this.addReplay.setLong(4, replay.version());
		this.addReplay.setString(5, replay.service());
		this.addReplay.setLong(6, now.toEpochMilli());
		this.addReplay.setLong(7, replay.sizeBytes());
		this.addReplay.executeUpdate();
	}

	/**
	 * Copies what is committed, between two commits.
	 * @param target an empty file
	 */
	void copyTo(Path target) throws SQLException {
		int code = this.connection.unwrap(SQLiteConnection.class)
			.getDatabase()
			.backup("main", target.toAbsolutePath().toString(), null);
		if (code != SQLiteErrorCode.SQLITE_OK.code) {
			throw new SQLException("SQLite could not copy its file: " + SQLiteErrorCode.getErrorCode(code));
		}
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
