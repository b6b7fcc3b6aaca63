package dev.rollcall.benchmark.data;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What clients ask for.
 */
public enum Kind {

	/** Any of the items that are there from the beginning. */
	READ("GET", 200),

	/** A new item with two metadata. */
	CREATE("POST", 201),

	/** Another value for any of the items that are there from the beginning. */
	CHANGE("PUT", 200);

	/** There from the beginning. */
	static final int ITEMS = 10_000;

	private static final String PATH = "/api/data";

	private static final AtomicLong CREATED = new AtomicLong();

	private final String method;

	private final int status;

	Kind(String method, int status) {
		this.method = method;
		this.status = status;
	}

	/** What a good answer has. */
	int status() {
		return this.status;
	}

	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** A whole request. */
	String request(String authorization) {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		String key = key(random.nextInt(ITEMS));
		return switch (this) {
			case READ -> head(PATH + "/" + key, authorization) + "\r\n";
			case CREATE -> withBody(PATH, authorization, body("created:" + CREATED.incrementAndGet()));
			case CHANGE -> withBody(PATH + "/" + key, authorization, "{\"value\":" + value(random.nextInt()) + "}");
		};
	}

	private String withBody(String path, String authorization, String body) {
		return head(path, authorization) + "Content-Type: application/json\r\nContent-Length: " + body.length()
				+ "\r\n\r\n" + body;
	}

	private String head(String path, String authorization) {
		return this.method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: "
				+ authorization + "\r\n";
	}

	/** The key of an item that is there from the beginning. */
	static String key(int number) {
		return "stored:" + number;
	}

	/** An item of some 300 bytes. */
	static String body(String key) {
		return "{\"key\":\"" + key + "\",\"value\":" + value(key.hashCode())
				+ ",\"metadata\":{\"kind\":\"measurement\",\"origin\":\"benchmark\"}}";
	}

	private static String value(int number) {
		return "{\"number\":" + number + ",\"name\":\"an item as people store them\",\"ratio\":0.25,\"tags\":"
				+ "[\"red\",\"green\",\"blue\"],\"place\":{\"street\":\"Long Lane\",\"number\":12,\"town\":\"Northam\"},"
				+ "\"active\":true,\"comment\":null}";
	}

}
