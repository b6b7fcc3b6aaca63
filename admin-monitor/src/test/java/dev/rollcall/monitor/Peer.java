package dev.rollcall.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/** A real HTTP server that does what a test says. */
public final class Peer implements AutoCloseable {

	private final HttpServer server;

	private final List<Seen> seen = new CopyOnWriteArrayList<>();

	private final AtomicInteger inFlight = new AtomicInteger();

	private final AtomicInteger inFlightMax = new AtomicInteger();

	private volatile Behaviour behaviour = Peer::healthy;

	public Peer() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	private void handle(HttpExchange exchange) throws IOException {
		this.seen.add(new Seen(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
				exchange.getRequestHeaders().getFirst("Authorization"),
				new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
		int now = this.inFlight.incrementAndGet();
		this.inFlightMax.accumulateAndGet(now, Math::max);
		try {
			this.behaviour.answer(exchange);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.inFlight.decrementAndGet();
			exchange.close();
		}
	}

	public URI url() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort());
	}

	public Peer does(Behaviour next) {
		this.behaviour = next;
		return this;
	}

	public List<Seen> seen() {
		return this.seen;
	}

	public int inFlightMax() {
		return this.inFlightMax.get();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	public static void healthy(HttpExchange exchange) throws IOException {
		answer(exchange, 200, "{\"status\":\"healthy\"}");
	}

	/**
	 * Answers with a status.
	 * @param status the status
	 * @param json the body
	 * @return the behaviour
	 */
	public static Behaviour answers(int status, String json) {
		return (exchange) -> answer(exchange, status, json);
	}

	private static void answer(HttpExchange exchange, int status, String json) throws IOException {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, (body.length > 0) ? body.length : -1);
		exchange.getResponseBody().write(body);
	}

	/** What it does with a request. */
	@FunctionalInterface
	public interface Behaviour {

		void answer(HttpExchange exchange) throws IOException, InterruptedException;

	}

	/**
	 * A request that came.
	 *
	 * @param method its method
	 * @param path its path and query
	 * @param authorization the credential that it showed
	 * @param body its body
	 */
	public record Seen(String method, String path, @Nullable String authorization, String body) {

	}

	/**
	 * What is said of an instance in the registry.
	 *
	 * @param service its service
	 * @param name its id
	 * @param url where it is
	 * @param metadata what it said of itself
	 */
	public record Listed(String service, String name, URI url, Map<String, String> metadata) {

		public Listed(String service, String name, URI url) {
			this(service, name, url, Map.of());
		}

	}

}
