package dev.rollcall.data.item;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.ResultSetExtractor;

/**
 * Reads items with their metadata from one statement, which on every database sees one
 * moment: a row for each item and one for each of its metadata, in any order. A join
 * would repeat the value of an item, which may be large, with each of its metadata.
 */
final class ItemRows implements ResultSetExtractor<List<Item>> {

	private static final String TEXT = """
			select id, item_key, value, null as name, version, created_by, created_at, updated_at
			from data_item where %1$s
			union all
			select item_id, null, value, name, null, null, null, null
			from data_item_metadata where item_id in (select id from data_item where %1$s)""";

	private static final int ID = 1;

	private static final int KEY = 2;

	private static final int VALUE = 3;

	private static final int NAME = 4;

	private static final int VERSION = 5;

	private static final int CREATED_BY = 6;

	private static final int CREATED_AT = 7;

	private static final int UPDATED_AT = 8;

	private final Map<Long, Item> items = new LinkedHashMap<>();

	private final Map<Long, Map<String, String>> metadata = new HashMap<>();

	/**
	 * The statement that finds items.
	 * @param condition SQL that chooses them; its parameters are to be given twice
	 * @return SQL for every database
	 */
	static String text(String condition) {
		return TEXT.formatted(condition);
	}

	@Override
	public List<Item> extractData(ResultSet rows) throws SQLException {
		while (rows.next()) {
			long id = rows.getLong(ID);
			String name = rows.getString(NAME);
			if (name != null) {
				this.metadata.computeIfAbsent(id, (item) -> new HashMap<>()).put(name, rows.getString(VALUE));
			}
			else {
				this.items.put(id, item(id, rows));
			}
		}
		return this.items.values().stream().map(this::complete).toList();
	}

	private static Item item(long id, ResultSet row) throws SQLException {
		return new Item(id, row.getString(KEY), new JsonText(row.getString(VALUE)), Map.of(), row.getLong(VERSION),
				row.getString(CREATED_BY), Instant.ofEpochMilli(row.getLong(CREATED_AT)),
				Instant.ofEpochMilli(row.getLong(UPDATED_AT)));
	}

	private Item complete(Item item) {
		Map<String, String> found = this.metadata.get(item.id());
		return (found != null) ? item.withMetadata(found) : item;
	}

}
