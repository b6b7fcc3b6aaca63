package dev.rollcall.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A way to a server on which connections break: of every ten {@code POST} one is never
 * passed on, and of five more the answer, which the server has given, is not. What else
 * comes is left alone.
 */
final class LossyProxy implements AutoCloseable {

	private static final int LOST = 10;

	private static final int LOST_BEFORE = 1;

	private static final int LOST_AFTER = 6;

	/** Those that belong to one connection, not to the request or the answer. */
	private static final Set<String> OF_THE_CONNECTION = Set.of("connection", "content-length", "host",
			"http2-settings", "transfer-encoding", "upgrade", "expect", "keep-alive");

	private final AtomicInteger requests = new AtomicInteger();

	private final AtomicInteger lostBefore = new AtomicInteger();

	private final AtomicInteger lostAfter = new AtomicInteger();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final URI target;

	private final Random random;

	private final HttpServer server;

	/**
	 * Listens on a port of its own.
	 * @param target scheme, host and port of the server
	 * @param seed decides what is lost
	 */
	LossyProxy(URI target, long seed) {
		this.target = target;
		this.random = new Random(seed);
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::handle);
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	/** How many {@code POST} came. */
	int requests() {
		return this.requests.get();
	}

	/** How many of them the server never got. */
	int lostBefore() {
		return this.lostBefore.get();
	}

	/** How many of them it answered for nothing. */
	int lostAfter() {
		return this.lostAfter.get();
	}

	private void handle(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		int fate = LOST;
		if (exchange.getRequestMethod().equals("POST")) {
			this.requests.incrementAndGet();
			fate = this.random.nextInt(LOST);
		}
		if (fate < LOST_BEFORE) {
			this.lostBefore.incrementAndGet();
			exchange.close();
			return;
		}
		HttpResponse<byte[]> answer = passOn(exchange, body);
		if (fate < LOST_AFTER) {
			this.lostAfter.incrementAndGet();
			exchange.close();
			return;
		}
		answer.headers().map().forEach((name, values) -> {
			if (isOfTheMessage(name)) {
				exchange.getResponseHeaders().put(name, values);
			}
		});
		exchange.sendResponseHeaders(answer.statusCode(), (answer.body().length > 0) ? answer.body().length : -1);
		exchange.getResponseBody().write(answer.body());
		exchange.close();
	}

	private HttpResponse<byte[]> passOn(HttpExchange exchange, byte[] body) throws IOException {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create(this.target.toString() + exchange.getRequestURI()))
			.timeout(Duration.ofSeconds(30))
			.method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
		exchange.getRequestHeaders().forEach((name, values) -> {
			if (isOfTheMessage(name)) {
				values.forEach((value) -> request.header(name, value));
			}
		});
		try {
			return this.http.send(request.build(), BodyHandlers.ofByteArray());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while the server worked", ex);
		}
	}

	private static boolean isOfTheMessage(String header) {
		return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.close();
		this.http.close();
	}

}
