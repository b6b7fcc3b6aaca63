package dev.rollcall.benchmark.peer.data;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;

import org.jspecify.annotations.Nullable;

/**
 * The three calls that are measured, with the SQL and the transactions of the other side.
 * A body is taken to pieces at the places where the load has them.
 *
 * @param sessions the database
 */
record Items(Sessions sessions) {

	private static final String OWNER = "00000000-0000-0000-0000-000000000000";

	private static final String KEY = "{\"key\":\"";

	private static final String VALUE = "\"value\":";

	private static final String METADATA = ",\"metadata\":{";

	/** An item, {@code null} when there is none. */
	@Nullable Item get(String key) throws SQLException, InterruptedException {
		return with(this.sessions.readers(), (session) -> session.find(key));
	}

	/** Makes an item of {@code {"key":…,"value":…,"metadata":{…}}}. */
	Item create(String body) throws SQLException, InterruptedException {
		int endOfKey = body.indexOf('"', KEY.length());
		int value = body.indexOf(VALUE, endOfKey) + VALUE.length();
		int metadata = body.lastIndexOf(METADATA);
		long now = System.currentTimeMillis();
		Item item = new Item(0, body.substring(KEY.length(), endOfKey), body.substring(value, metadata),
				texts(body.substring(metadata + METADATA.length(), body.length() - 2)), 1, OWNER, now, now);
		return with(this.sessions.writers(), (session) -> session.write((writing) -> writing.insert(item)));
	}

	private static Map<String, String> texts(String members) {
		Map<String, String> texts = new TreeMap<>();
		String[] parts = members.split("\"");
		// ",name,:,text,…
		for (int i = 1; i + 2 < parts.length; i += 4) {
			texts.put(parts[i], parts[i + 2]);
		}
		return texts;
	}

	/** Changes an item to {@code {"value":…}}; {@code null} when there is none. */
	@Nullable Item change(String key, String body) throws SQLException, InterruptedException {
		String value = body.substring(body.indexOf(VALUE) + VALUE.length(), body.length() - 1);
		long now = System.currentTimeMillis();
		return with(this.sessions.writers(), (session) -> session.write((writing) -> {
			Item old = writing.findToChange(key);
			return (old != null) ? writing.update(old, value, now) : null;
		}));
	}

	/** Makes items {@code many:0000000} and so on, without metadata. */
	void fill(int count) throws SQLException, InterruptedException {
		with(this.sessions.writers(), (session) -> session.write((writing) -> writing.fill(count, OWNER)));
	}

	private static <T> T with(BlockingQueue<Session> pool, Session.Work<T> work)
			throws SQLException, InterruptedException {
		Session session = pool.take();
		try {
			return work.in(session);
		}
		finally {
			pool.add(session);
		}
	}

}
