package dev.rollcall.benchmark.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.benchmark.process.BenchmarkException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClosedLoopTests {

	private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

	private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final AtomicInteger asked = new AtomicInteger();

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	@Test
	void countsEveryAnswerOnce() {
		this.server.createContext("/", (exchange) -> answer(exchange, 200, BODY.length));
		assertThat(load(200).run(Duration.ofMillis(100)).count()).isEqualTo(this.asked.get()).isGreaterThanOrEqualTo(4);
	}

	@Test
	void understandsAnswersInChunks() {
		this.server.createContext("/", (exchange) -> answer(exchange, 200, 0));
		assertThat(load(200).run(Duration.ofMillis(100)).count()).isEqualTo(this.asked.get()).isGreaterThanOrEqualTo(4);
	}

	@Test
	void countsWhatIsRefusedApartAndComesBack() {
		this.server.createContext("/", (exchange) -> {
			exchange.getResponseHeaders().set("Connection", "close");
			answer(exchange, (this.asked.get() % 2 == 0) ? 503 : 200, BODY.length);
		});
		Answered answered = load(200).run(Duration.ofMillis(500));
		assertThat(answered.count() + answered.refused()).isEqualTo(this.asked.get());
		assertThat(answered.refused()).isPositive();
	}

	@Test
	void givesUpWhenAnAnswerIsWrong() {
		this.server.createContext("/", (exchange) -> answer(exchange, 404, BODY.length));
		assertThatExceptionOfType(BenchmarkException.class).isThrownBy(() -> load(200).run(Duration.ofSeconds(40)))
			.withMessageStartingWith("not 200 but HTTP/1.1 404");
	}

	private ClosedLoop load(int status) {
		return new ClosedLoop(List.of(this.server.getAddress().getPort()), 4, () -> REQUEST, status);
	}

	private void answer(HttpExchange exchange, int status, int length) throws IOException {
		try (exchange) {
			this.asked.incrementAndGet();
			exchange.sendResponseHeaders(status, length);
			exchange.getResponseBody().write(BODY);
		}
	}

}
