package dev.rollcall.benchmark.peer.data;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * One thread that does the same again and again, without HTTP.
 *
 * @param items what it is done to
 */
record Loop(Items items) {

	/**
	 * Goes on for a while.
	 * @param kind {@code read}, {@code create} or {@code change}
	 * @param millis how long
	 * @param example the body of a request to create; its key exists
	 * @return how often it was done
	 */
	long run(String kind, long millis, String example) throws SQLException, InterruptedException {
		String start = "{\"key\":\"";
		String key = example.substring(start.length(), example.indexOf('"', start.length()));
		String change = "{" + example.substring(example.indexOf("\"value\":"), example.lastIndexOf(",\"metadata\""))
				+ "}";
		long startNanos = System.nanoTime();
		long count = 0;
		while (System.nanoTime() - startNanos < TimeUnit.MILLISECONDS.toNanos(millis)) {
			switch (kind) {
				case "read" -> this.items.get(key);
				case "create" -> this.items.create(example.replace(key, key + ":" + startNanos + ":" + count));
				default -> this.items.change(key, change);
			}
			count++;
		}
		return count;
	}

}
