package dev.rollcall.starter.instance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WarmUpTests {

	private final List<String> asked = new CopyOnWriteArrayList<>();

	private final List<String> steps = new CopyOnWriteArrayList<>();

	private HttpServer server;

	@BeforeEach
	void listen() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			this.asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + exchange.getRequestMethod()
					+ " " + exchange.getRequestURI() + " "
					+ new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			exchange.sendResponseHeaders(503, -1);
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void close() {
		this.server.stop(0);
	}

	@Test
	void asksItselfWhatEverybodyAndWhatTheServiceIsAsked() {
		warmUp(Duration.ofSeconds(40), new Door());
		assertThat(this.asked).containsExactly("Bearer stranger GET /health ", "Bearer stranger GET /ready ",
				"Bearer stranger GET /warm-up ", "Bearer user POST /it {\"a\":1}");
		assertThat(this.steps).as("the tokens end before the web server's turn").containsExactly("forgotten", "closed");
	}

	@Test
	void startsAllTheSameWhenNobodyAnswers() {
		this.server.stop(0);
		warmUp(Duration.ofSeconds(40), new Door());
		assertThat(this.asked).isEmpty();
		assertThat(this.steps).containsExactly("forgotten", "closed");
	}

	@Test
	void startsAllTheSameWhenAnAnswerTakesTooLong() {
		warmUp(Duration.ofMillis(1), new Door());
		assertThat(this.steps).containsExactly("forgotten", "closed");
	}

	@Test
	void rehearsesBehindTheSameDoorWhenItsRequestsAreAnswered() {
		warmUp(new Door(), (self) -> {
			this.steps.add("rehearsed at " + self.getPort() + " after " + this.asked.size());
			throw new IllegalStateException("It went wrong");
		});
		assertThat(this.steps).containsExactly("rehearsed at " + this.server.getAddress().getPort() + " after 4",
				"forgotten", "closed");
	}

	@Test
	void doesAllOfItSeveralTimes() {
		warmUp(3, Duration.ofSeconds(40), new Door(),
				List.of((self) -> this.steps.add("rehearsed after " + this.asked.size())));
		assertThat(this.steps).containsExactly("rehearsed after 4", "rehearsed after 8", "rehearsed after 12",
				"forgotten", "closed");
	}

	@Test
	void startsAllTheSameWhenTheDoorDoesNotOpen() {
		warmUp(Duration.ofSeconds(40), new Door() {

			@Override
			public int open() {
				throw new IllegalStateException("Nothing listens");
			}

		});
		assertThat(this.steps).containsExactly("forgotten", "closed");
	}

	private void warmUp(Duration timeout, WarmUpDoor door) {
		warmUp(1, timeout, door, List.of());
	}

	private void warmUp(WarmUpDoor door, Rehearsal rehearsal) {
		warmUp(1, Duration.ofSeconds(40), door, List.of(rehearsal));
	}

	private void warmUp(int rounds, Duration timeout, WarmUpDoor door, List<Rehearsal> rehearsals) {
		List<WarmUpRequest> requests = List.of(new WarmUpRequest("POST", "/it", "{\"a\":1}"));
		new WarmUp(new WarmUpProperties(true, rounds, timeout, false), requests, rehearsals, door, new Tokens())
			.start();
	}

	private class Door implements WarmUpDoor {

		@Override
		public int open() {
			return WarmUpTests.this.server.getAddress().getPort();
		}

		@Override
		public void close() {
			WarmUpTests.this.steps.add("closed");
		}

	}

	private class Tokens implements WarmUpCaller {

		@Override
		public String stranger() {
			return "stranger";
		}

		@Override
		public String user() {
			return "user";
		}

		@Override
		public void forget() {
			WarmUpTests.this.steps.add("forgotten");
		}

	}

}
