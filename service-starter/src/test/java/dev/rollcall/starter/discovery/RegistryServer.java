package dev.rollcall.starter.discovery;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/** A real HTTP server that speaks as a registry does, as far as a test says so. */
final class RegistryServer implements AutoCloseable {

	static final String EVENTS = "/api/registry/events";

	private final HttpServer server;

	/** Every call, in the order in which they came. */
	private final List<Call> calls = new CopyOnWriteArrayList<>();

	/** What waits to be written to streams, one after the other. */
	private final BlockingQueue<Stream> streams = new LinkedBlockingQueue<>();

	private final Deque<Integer> answers = new ArrayDeque<>();

	private final CountDownLatch closing = new CountDownLatch(1);

	private volatile int eventsStatus = 200;

	private volatile boolean hanging;

	RegistryServer() {
		this(0);
	}

	RegistryServer(int port) {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	RegistryAddress address() {
		return new RegistryAddress(URI.create("http://localhost:" + port()));
	}

	/** What the next connection to the event stream carries. */
	Stream willStream() {
		Stream stream = new Stream();
		this.streams.add(stream);
		return stream;
	}

	/** The answer to every connection to the event stream from now on. */
	void refusesEvents(int status) {
		this.eventsStatus = status;
	}

	/** The answers to the next calls of Eureka's API; afterwards all is well. */
	synchronized void willAnswer(Integer... statuses) {
		this.answers.addAll(List.of(statuses));
	}

	/** Takes calls and answers none, as a stopped process does. */
	void hangs(boolean now) {
		this.hanging = now;
	}

	List<Call> calls() {
		return this.calls;
	}

	/** Methods of the calls of Eureka's API. */
	List<String> registrationCalls() {
		return this.calls.stream().filter((call) -> call.path().startsWith("/eureka/apps/")).map(Call::method).toList();
	}

	List<Call> connections() {
		return this.calls.stream().filter((call) -> call.path().equals(EVENTS)).toList();
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.calls.add(new Call(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
					exchange.getRequestHeaders().getFirst("Authorization"),
					exchange.getRequestHeaders().getFirst("Last-Event-ID"),
					new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), System.nanoTime()));
			if (this.hanging) {
				this.closing.await();
			}
			else if (!exchange.getRequestURI().getPath().equals(EVENTS)) {
				answerEureka(exchange);
			}
			else if (this.eventsStatus != 200) {
				exchange.sendResponseHeaders(this.eventsStatus, -1);
			}
			else {
				exchange.getResponseHeaders().set("Content-Type", "text/event-stream;charset=UTF-8");
				exchange.sendResponseHeaders(200, 0);
				stream(exchange.getResponseBody());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void answerEureka(HttpExchange exchange) throws IOException {
		if ("GET".equals(exchange.getRequestMethod())) {
			byte[] nobody = "{\"applications\":{\"apps__hashcode\":\"\",\"application\":[]}}"
				.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, nobody.length);
			exchange.getResponseBody().write(nobody);
		}
		else {
			Integer next;
			synchronized (this) {
				next = this.answers.poll();
			}
			exchange.sendResponseHeaders((next != null) ? next : 200, -1);
		}
	}

	private void stream(OutputStream reader) throws IOException, InterruptedException {
		reader.write("retry: 1000\n\n".getBytes(StandardCharsets.UTF_8));
		reader.flush();
		Stream stream = null;
		while (stream == null && this.closing.getCount() > 0) {
			stream = this.streams.poll(10, TimeUnit.MILLISECONDS);
		}
		while (stream != null && this.closing.getCount() > 0) {
			String text = stream.texts.poll(10, TimeUnit.MILLISECONDS);
			if (text == null) {
				continue;
			}
			if (text.isEmpty()) {
				return;
			}
			reader.write(text.getBytes(StandardCharsets.UTF_8));
			reader.flush();
		}
	}

	@Override
	public void close() {
		dies();
	}

	/** Ends every connection, as a killed process does. */
	void dies() {
		this.closing.countDown();
		this.server.stop(0);
	}

	static String service(String id, String status) {
		return """
				{"serviceId":"%s","serviceType":"data","application":"data-service","url":"http://localhost:4002",\
				"name":"%s","metadata":{"tags.instance":"%s"},"registeredAt":"2026-11-22T06:00:00.000Z",\
				"lastHeartbeat":"2026-11-22T06:00:00.000Z","healthy":true,"status":"%s"}""".formatted(id, id, id,
				status);
	}

	/** What goes over one connection. */
	static final class Stream {

		private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

		Stream snapshot(String epoch, long sequence, String... services) {
			return event(epoch + "." + sequence, "snapshot", "{\"epoch\":\"" + epoch + "\",\"services\":["
					+ String.join(",", services) + "],\"timestamp\":\"2026-11-22T06:00:00.000Z\"}");
		}

		Stream event(String id, String name, String data) {
			return sends("id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n");
		}

		Stream sends(String text) {
			this.texts.add(text);
			return this;
		}

		/** The connection ends. */
		void ends() {
			this.texts.add("");
		}

	}

	/**
	 * A call that came.
	 *
	 * @param method its method
	 * @param path its path
	 * @param authorization the credential that it showed
	 * @param lastEventId where it wants a stream to go on
	 * @param body its body
	 * @param atNanos when it came
	 */
	record Call(String method, String path, @Nullable String authorization, @Nullable String lastEventId, String body,
			long atNanos) {

	}

}
