package dev.rollcall.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A real HTTP server that answers as a test wants and remembers what it got.
 */
public final class TestServer implements AutoCloseable {

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final CountDownLatch closed = new CountDownLatch(1);

	private final HttpServer server;

	private volatile Behaviour behaviour;

	/**
	 * Starts one.
	 * @param behaviour how it answers
	 */
	public TestServer(Behaviour behaviour) {
		this.behaviour = behaviour;
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	/**
	 * What a server does with a request.
	 */
	@FunctionalInterface
	public interface Behaviour {

		/** The answer of a server that is there, or one of the special ones. */
		Reply to(Request request);

	}

	/**
	 * A request as it came.
	 *
	 * @param path path and query
	 * @param body the text
	 * @param authorization the header, or nothing
	 * @param key the idempotency key, or nothing
	 */
	public record Request(String path, String body, String authorization, String key) {
	}

	/**
	 * An answer.
	 *
	 * @param status the status code; 0 loses the connection, -1 hangs
	 * @param body the text
	 * @param headers besides the usual ones
	 */
	public record Reply(int status, String body, Map<String, String> headers) {

		/** Does all and then loses the connection without an answer. */
		public static final Reply LOST = new Reply(0, "", Map.of());

		/** Keeps the connection and never answers. */
		public static final Reply HUNG = new Reply(-1, "", Map.of());

		/**
		 * JSON with 200.
		 * @param json the text
		 */
		public static Reply ok(String json) {
			return new Reply(200, json, Map.of());
		}

		/**
		 * A problem.
		 * @param status the status code
		 * @param detail what is wrong
		 */
		public static Reply problem(int status, String detail) {
			return new Reply(status,
					"{\"title\":\"Problem\",\"status\":%d,\"detail\":\"%s\"}".formatted(status, detail), Map.of());
		}

	}

	/** Where it answers. */
	public String url() {
		return "http://" + address();
	}

	/** How the log calls it. */
	public String address() {
		return "localhost:" + port();
	}

	/** Where it listens. */
	public int port() {
		return this.server.getAddress().getPort();
	}

	/** What it got, in order. */
	public List<Request> requests() {
		return this.requests;
	}

	/**
	 * Answers otherwise from now on.
	 * @param behaviour how
	 */
	public void now(Behaviour behaviour) {
		this.behaviour = behaviour;
	}

	/** A port on which nobody listens. */
	public static int refusingPort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			Request request = new Request(exchange.getRequestURI().toString(),
					new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
					header(exchange, "Authorization"), header(exchange, "Idempotency-Key"));
			this.requests.add(request);
			send(exchange, this.behaviour.to(request));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void send(HttpExchange exchange, Reply reply) throws IOException, InterruptedException {
		if (reply.equals(Reply.LOST)) {
			return;
		}
		if (reply.equals(Reply.HUNG)) {
			this.closed.await();
			return;
		}
		byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		reply.headers().forEach(exchange.getResponseHeaders()::add);
		exchange.sendResponseHeaders(reply.status(), (bytes.length == 0) ? -1 : bytes.length);
		exchange.getResponseBody().write(bytes);
	}

	private static String header(HttpExchange exchange, String name) {
		String value = exchange.getRequestHeaders().getFirst(name);
		return (value != null) ? value : "";
	}

	/** Ends it: from now on its port refuses. */
	@Override
	public void close() {
		this.closed.countDown();
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
