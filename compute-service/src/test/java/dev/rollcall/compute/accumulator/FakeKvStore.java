package dev.rollcall.compute.accumulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks the part of kv-store that the accumulator needs (CONTRACT 8) and fails in every
 * way that a real one cannot be made to fail at a chosen moment. The real one has its own
 * tests; both together are run by system-tests.
 */
final class FakeKvStore implements AutoCloseable {

	static final String PATH = "/api/kv/accumulator";

	/** How it takes the next calls. */
	enum Mood {

		/** It works. */
		WELL,

		/** It takes calls and never answers. */
		HANGING,

		/** It answers 500 and changes nothing. */
		BROKEN,

		/** It does what it is asked for and the connection breaks. */
		LOSING_ANSWERS,

		/** As before, once. */
		LOSING_ONE_ANSWER

	}

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final CountDownLatch end = new CountDownLatch(1);

	private final Map<String, Map<String, Object>> replays = new HashMap<>();

	private final Map<String, BigInteger> factors = new HashMap<>();

	/** The headers of each call of the accumulator, in their order. */
	final List<Headers> calls = new CopyOnWriteArrayList<>();

	volatile Mood mood = Mood.WELL;

	private @Nullable String value;

	private long version;

	FakeKvStore() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	synchronized void reset() {
		this.mood = Mood.WELL;
		this.calls.clear();
		this.value = null;
	}

	/** Puts JSON text where the accumulator lies. */
	synchronized void put(String json) {
		this.value = json;
		this.version++;
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			boolean accumulator = exchange.getRequestURI().getPath().startsWith("/api/kv/");
			if (accumulator) {
				this.calls.add(exchange.getRequestHeaders());
			}
			Mood now = this.mood;
			switch (now) {
				case HANGING -> await();
				case BROKEN -> answer(exchange, 500, Map.of());
				default -> {
					Reply reply = accumulator ? reply(exchange) : new Reply(200, Map.of("ready", true), false);
					if (accumulator && now == Mood.LOSING_ONE_ANSWER) {
						this.mood = Mood.WELL;
					}
					if (!accumulator || now == Mood.WELL) {
						if (reply.replayed()) {
							exchange.getResponseHeaders().set("Idempotency-Replayed", "true");
						}
						answer(exchange, reply.status(), reply.body());
					}
				}
			}
		}
	}

	private void await() {
		try {
			this.end.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
		byte[] bytes = JSON.writeValueAsBytes(body);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, (status == 204) ? -1 : bytes.length);
		if (status != 204) {
			exchange.getResponseBody().write(bytes);
		}
	}

	private synchronized Reply reply(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath();
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		return switch (exchange.getRequestMethod() + " " + path) {
			case "POST " + PATH + "/multiply" ->
				multiply(JSON.readTree(body), exchange.getRequestHeaders().getFirst("Idempotency-Key"));
			case "GET " + PATH -> (this.value != null)
					? Reply
						.ok(Map.of("key", "accumulator", "value", JSON.readTree(this.value), "version", this.version))
					: Reply.problem(404, "not-found");
			case "DELETE " + PATH -> delete();
			default -> new Reply(404, Map.of("type", "about:blank"), false);
		};
	}

	private Reply delete() {
		if (this.value == null) {
			return Reply.problem(404, "not-found");
		}
		this.value = null;
		return new Reply(204, Map.of(), false);
	}

	private Reply multiply(JsonNode request, String idempotencyKey) {
		BigInteger factor = new BigInteger(request.path("factor").stringValue());
		Map<String, Object> earlier = this.replays.get(idempotencyKey);
		if (earlier != null) {
			return this.factors.get(idempotencyKey).equals(factor) ? new Reply(200, earlier, true)
					: Reply.problem(422, "idempotency-key-reused");
		}
		JsonNode current = JSON.readTree((this.value != null) ? this.value : "\"1\"");
		if (!current.asString("").matches("-?[0-9]+")) {
			return Reply.problem(409, "not-an-integer");
		}
		BigInteger product = new BigInteger(current.asString()).multiply(factor);
		if (product.abs().toString().length() > 10_000) {
			return Reply.problem(422, "too-many-digits");
		}
		put("\"" + product + "\"");
		Map<String, Object> result = Map.of("key", "accumulator", "value", product.toString(), "version", this.version,
				"service", request.path("service").stringValue());
		this.replays.put(idempotencyKey, result);
		this.factors.put(idempotencyKey, factor);
		return Reply.ok(result);
	}

	@Override
	public void close() {
		this.end.countDown();
		this.server.stop(0);
		this.threads.shutdown();
	}

	/**
	 * What is answered.
	 *
	 * @param status its status
	 * @param body its body
	 * @param replayed whether it was recorded
	 */
	private record Reply(int status, Map<String, Object> body, boolean replayed) {

		static Reply ok(Map<String, Object> body) {
			return new Reply(200, body, false);
		}

		static Reply problem(int status, String code) {
			return new Reply(status, Map.of("type", "/problems/kv/" + code, "detail", code), false);
		}

	}

}
