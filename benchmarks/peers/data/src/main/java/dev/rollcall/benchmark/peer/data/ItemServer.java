package dev.rollcall.benchmark.peer.data;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's server. Who asks is not asked for, nothing is checked, nothing is logged.
 *
 * @param items what it serves
 */
record ItemServer(Items items) {

	private static final String PATH = "/api/data";

	private static final String LOOP = "/loop/";

	private static final String FILL = "/fill/";

	/** As many as the other side's. */
	private static final int THREADS = 64;

	private static final int BACKLOG = 100;

	static void start(int port, Items items) throws IOException {
		// or each answer would wait 40 ms for the client's acknowledgement of its head
		System.setProperty("sun.net.httpserver.nodelay", "true");
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
		server.setExecutor(Executors.newFixedThreadPool(THREADS));
		ItemServer handler = new ItemServer(items);
		server.createContext(PATH, handler::answer);
		server.createContext(LOOP, handler::loop);
		server.createContext(FILL, handler::fill);
		server.start();
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			String path = exchange.getRequestURI().getPath();
			String key = path.substring(Math.min(path.length(), PATH.length() + 1));
			switch (exchange.getRequestMethod()) {
				case "GET" -> send(exchange, 200, this.items.get(key), "Data retrieved successfully");
				case "POST" -> {
					Item item = this.items.create(body(exchange));
					exchange.getResponseHeaders().set("Location", PATH + "/" + item.key());
					send(exchange, 201, item, "Data created successfully");
				}
				default -> send(exchange, 200, this.items.change(key, body(exchange)), "Data updated successfully");
			}
		}
		catch (SQLException ex) {
			throw new IOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static String body(HttpExchange exchange) throws IOException {
		return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
	}

	private static void send(HttpExchange exchange, int status, @Nullable Item item, String message)
			throws IOException {
		if (item == null) {
			exchange.sendResponseHeaders(404, -1);
			return;
		}
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.getResponseHeaders().set("ETag", "\"" + item.version() + "\"");
		send(exchange, status, item.json(message));
	}

	private static void send(HttpExchange exchange, int status, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
	}

	/** The same without HTTP: {@code /loop/<kind>/<milliseconds>}, what it counts. */
	private void loop(HttpExchange exchange) throws IOException {
		try (exchange) {
			String[] words = exchange.getRequestURI().getPath().substring(LOOP.length()).split("/");
			long count = new Loop(this.items).run(words[0], Long.parseLong(words[1]), body(exchange));
			send(exchange, 200, String.valueOf(count));
		}
		catch (SQLException ex) {
			throw new IOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Many items at once: {@code /fill/<how many>}. */
	private void fill(HttpExchange exchange) throws IOException {
		try (exchange) {
			String count = exchange.getRequestURI().getPath().substring(FILL.length());
			this.items.fill(Integer.parseInt(count));
			send(exchange, 200, count);
		}
		catch (SQLException ex) {
			throw new IOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
