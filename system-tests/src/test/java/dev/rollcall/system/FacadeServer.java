package dev.rollcall.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A compute-service that is not ours: it registers by plain JSON, can add, and remembers
 * when it was asked to.
 */
final class FacadeServer implements AutoCloseable {

	private static final long NEVER = 0;

	private final String id = RunningSystem.newName();

	private final AtomicLong firstNanos = new AtomicLong(NEVER);

	private final AtomicLong lastNanos = new AtomicLong(NEVER);

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final HttpProbe registry;

	private final HttpServer server;

	FacadeServer(RunningSystem system) {
		this.registry = system.asCluster("eureka-registry");
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/ready", (exchange) -> answer(exchange, "{\"ready\":true}"));
		this.server.createContext("/api/compute/sum", (exchange) -> {
			long nanos = System.nanoTime();
			this.firstNanos.compareAndSet(NEVER, nanos);
			this.lastNanos.set(nanos);
			answer(exchange, "{\"result\":2,\"service\":\"" + this.id + "\"}");
		});
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	void register() {
		send("/api/registry/register",
				"{\"serviceId\":\"%s\",\"serviceType\":\"compute\",\"url\":\"http://localhost:%d\",\"name\":\"Adder\"}"
					.formatted(this.id, this.server.getAddress().getPort()));
	}

	void deregister() {
		send("/api/registry/deregister", "{\"serviceId\":\"" + this.id + "\"}");
	}

	private void send(String path, String json) {
		Answer answer = this.registry.post(path, json);
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
	}

	/** When it was asked the first time, by {@link System#nanoTime()}. */
	OptionalLong firstAskedNanos() {
		return asked(this.firstNanos.get());
	}

	/** When it was asked the last time until now. */
	OptionalLong lastAskedNanos() {
		return asked(this.lastNanos.get());
	}

	private static OptionalLong asked(long nanos) {
		return (nanos != NEVER) ? OptionalLong.of(nanos) : OptionalLong.empty();
	}

	private void answer(HttpExchange exchange, String json) throws IOException {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.getResponseHeaders().add("X-Instance-Id", this.id);
		exchange.getRequestBody().readAllBytes();
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.close();
	}

}
