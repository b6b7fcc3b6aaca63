package dev.rollcall.data.item;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionDefinition;

/** Items in the database. Whatever changes them needs a transaction. */
class ItemRepository {

	private static final String ONE = ItemRows.text("item_key = ?");

	/** On SQLite whatever a transaction reads that may write stays as it is. */
	private static final String LOCK = "select id from data_item where item_key = ? for update";

	/** A key that is taken is no error, which would end a transaction of PostgreSQL. */
	private static final String INSERT = """
			insert into data_item (item_key, value, value_size, version, created_by, created_at, updated_at)
			values (?, ?, ?, ?, ?, ?, ?) on conflict (item_key) do nothing returning id""";

	private static final String METADATA_BYTES = """
			select sum(octet_length(name) + octet_length(value)) from data_item_metadata where item_id\s""";

	private static final String UPDATE = """
			update data_item set value = ?, value_size = ?, version = ?, updated_at = ? where id = ?""";

	private final JdbcTemplate database;

	private final JdbcTemplate readers;

	private final boolean postgresql;

	/**
	 * For one database.
	 * @param database for transactions
	 * @param readers for statements without one
	 * @param postgresql whether it is PostgreSQL
	 */
	ItemRepository(JdbcTemplate database, JdbcTemplate readers, boolean postgresql) {
		this.database = database;
		this.readers = readers;
		this.postgresql = postgresql;
	}

	/**
	 * What a transaction needs whose statements are all to see the same moment. On SQLite
	 * those of every transaction do.
	 * @return an isolation level of Spring's
	 */
	int isolationOfOneMoment() {
		return this.postgresql ? TransactionDefinition.ISOLATION_REPEATABLE_READ
				: TransactionDefinition.ISOLATION_DEFAULT;
	}

	/**
	 * An item as it was last committed. One statement sees one moment, so it needs no
	 * transaction, and takes part in none.
	 * @param key the key
	 * @return the item
	 */
	Optional<Item> find(ItemKey key) {
		return find(this.readers, key);
	}

	/**
	 * An item that nobody else changes until the transaction ends.
	 * @param key the key
	 * @return the item
	 */
	Optional<Item> findToChange(ItemKey key) {
		if (this.postgresql && this.database.queryForList(LOCK, Long.class, key.text()).isEmpty()) {
			return Optional.empty();
		}
		// by a statement that begins when the row is locked: it sees what others
		// committed
		return find(this.database, key);
	}

	private static Optional<Item> find(JdbcTemplate database, ItemKey key) {
		List<Item> found = database.query(ONE, new ItemRows(), key.text(), key.text());
		return found.stream().findFirst();
	}

	/**
	 * The items with these ids.
	 * @param ids ids
	 * @return the items, in any order
	 */
	List<Item> find(List<Long> ids) {
		if (ids.isEmpty()) {
			return List.of();
		}
		return this.database.query(ItemRows.text("id " + in(ids)), new ItemRows(),
				Stream.concat(ids.stream(), ids.stream()).toArray());
	}

	/**
	 * How large the metadata of the items with these ids are.
	 * @param ids ids
	 * @return bytes of UTF-8 of all names and texts
	 */
	long metadataBytes(List<Long> ids) {
		if (ids.isEmpty()) {
			return 0;
		}
		Long bytes = this.database.queryForObject(METADATA_BYTES + in(ids), Long.class, ids.toArray());
		return (bytes != null) ? bytes : 0;
	}

	private static String in(List<Long> ids) {
		return "in (" + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")";
	}

	/**
	 * Stores a new item.
	 * @param item the item
	 * @return the item, with its id; empty when there is one with its key
	 */
	Optional<Item> add(Item item) {
		List<Long> id = this.database.queryForList(INSERT, Long.class, item.key(), item.value().text(),
				item.value().sizeBytes(), item.version(), item.createdBy(), item.createdAt().toEpochMilli(),
				item.updatedAt().toEpochMilli());
		Optional<Item> stored = id.stream().findFirst().map(item::withId);
		stored.ifPresent((one) -> addMetadata(one.id(), one.metadata()));
		return stored;
	}

	/**
	 * Replaces an item by its next version.
	 * @param old the item, as it was read in the same transaction
	 * @param next what it becomes
	 */
	void replace(Item old, Item next) {
		this.database.update(UPDATE, next.value().text(), next.value().sizeBytes(), next.version(),
				next.updatedAt().toEpochMilli(), next.id());
		if (!next.metadata().equals(old.metadata())) {
			removeMetadata(old.id());
			addMetadata(next.id(), next.metadata());
		}
	}

	/**
	 * Deletes an item.
	 * @param item the item, as it was read in the same transaction
	 */
	void remove(Item item) {
		removeMetadata(item.id());
		this.database.update("delete from data_item where id = ?", item.id());
	}

	private void addMetadata(long id, Map<String, String> metadata) {
		if (!metadata.isEmpty()) {
			this.database.batchUpdate("insert into data_item_metadata (item_id, name, value) values (?, ?, ?)",
					metadata.entrySet()
						.stream()
						.map((entry) -> new Object[] { id, entry.getKey(), entry.getValue() })
						.toList());
		}
	}

	private void removeMetadata(long id) {
		this.database.update("delete from data_item_metadata where item_id = ?", id);
	}

}
