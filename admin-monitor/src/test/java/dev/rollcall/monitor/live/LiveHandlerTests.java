package dev.rollcall.monitor.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.WebSocket;
import java.net.http.WebSocket.Listener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import dev.rollcall.monitor.ListedInstances;
import dev.rollcall.monitor.MonitorTest;
import dev.rollcall.monitor.Peer;
import dev.rollcall.monitor.Peer.Listed;
import dev.rollcall.monitor.SettableClock;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What happens, over WebSocket. */
@MonitorTest
class LiveHandlerTests {

	@LocalServerPort
	private int port;

	@Autowired
	private ListedInstances listed;

	@Autowired
	private SettableClock clock;

	@ParameterizedTest
	@ValueSource(strings = { "/ws", "/" })
	void beginsWithTheWholePictureAndGivesItOnRequest(String path) {
		try (Watching watching = watch(path)) {
			JsonNode first = watching.next();
			assertThat(first.path("event").asString()).isEqualTo("health-status");
			assertThat(first.path("timestamp").asString())
				.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
			JsonNode status = probe().get("/api/status").json();
			assertThat(first.path("services")).isEqualTo(status.path("services"));
			assertThat(first.path("summary")).isEqualTo(status.path("summary"));
			assertThat(first.path("requestMetrics").isObject()).isTrue();
			watching.says("nonsense");
			watching.says("request-status");
			assertThat(watching.next().path("event").asString()).isEqualTo("health-status");
		}
	}

	@Test
	void sendsWhatEachRoundBrings() {
		try (Peer peer = new Peer(); Watching watching = watch("/ws")) {
			this.clock.pass(Duration.ofMinutes(2));
			this.listed.are(new Listed("watched", "watched-1", peer.url()));
			watching.next();
			check();
			List<JsonNode> round = watching.until("request-metrics");
			JsonNode update = event(round, "service-health-update", "watched-1");
			assertThat(update.path("serviceType").asString()).isEqualTo("watched");
			assertThat(update.path("status").asString()).isEqualTo("healthy");
			assertThat(update.path("url").asString()).isEqualTo(peer.url().toString());
			assertThat(round.get(round.size() - 2).path("event").asString()).isEqualTo("health-summary");
			assertThat(round.get(round.size() - 2)
				.path("summary")
				.path("services")
				.path("watched")
				.path("healthy")
				.asInt()).isOne();
			assertThat(round.getLast().path("metrics").isObject()).isTrue();
			peer.does(Peer.answers(503, ""));
			IntStream.range(0, 3).forEach((i) -> check());
			JsonNode failure = watching.until("service-failure").getLast();
			assertThat(failure.path("service").asString()).isEqualTo("watched-1");
			assertThat(failure.path("severity").asString()).isEqualTo("CRITICAL");
			assertThat(failure.path("consecutiveFailures").asInt()).isEqualTo(3);
			peer.does(Peer::healthy);
			check();
			assertThat(watching.until("service-recovery").getLast().path("service").asString()).isEqualTo("watched-1");
		}
		finally {
			this.listed.are();
		}
	}

	@Test
	void hasRoomForAsManyAsAreAllowed() {
		List<Watching> all = new ArrayList<>();
		try {
			IntStream.range(0, 3).forEach((i) -> {
				all.add(watch("/ws"));
				all.getLast().next();
			});
			all.add(new Watching(this.port, "/ws"));
			assertThat(all.getLast().closedWith()).isEqualTo(1013);
			check();
			assertThat(all.getFirst().next().path("event").asString()).isEqualTo("service-health-update");
		}
		finally {
			all.forEach(Watching::close);
		}
	}

	@Test
	void cutsOneWhoDoesNotReadAndLetsTheOthersGoOn() {
		try (Peer peer = new Peer(); Watching first = watch("/ws"); Watching second = watch("/ws")) {
			this.listed.are(IntStream.range(0, 100)
				.mapToObj((i) -> new Listed("many", "many-" + i, peer.url()))
				.toArray(Listed[]::new));
			check();
			WebSocket slow = Watching.connect(this.port, "/ws", null, new NeverReads()).join();
			try (Watching tooMany = new Watching(this.port, "/ws")) {
				assertThat(tooMany.closedWith()).as("the slow one has the last place").isEqualTo(1013);
			}
			IntStream.range(0, 20_000)
				.forEach((i) -> slow.sendText("request-status", true).exceptionally((ex) -> slow).join());
			try (Watching third = watch("/ws")) {
				assertThat(third.next().path("event").asString()).isEqualTo("health-status");
			}
			check();
			assertThat(first.until("request-metrics")).hasSizeGreaterThan(100);
			assertThat(second.until("request-metrics")).hasSizeGreaterThan(100);
			slow.abort();
		}
		finally {
			this.listed.are();
		}
	}

	@Test
	void endsAConnectionThatSendsALargeFrame() {
		try (Watching watching = watch("/ws")) {
			watching.next();
			watching.says("x".repeat(1025));
			assertThat(watching.closedWith()).isEqualTo(1009);
		}
	}

	@Test
	void refusesATokenThatIsNotValid() {
		assertThatExceptionOfType(CompletionException.class).isThrownBy(
				() -> Watching.connect(this.port, "/", "Bearer " + TestTokens.forged("mallory"), new Listener() {
				}).join())
			.withMessageContaining("WebSocketHandshakeException");
	}

	@Test
	void letsNoPageOfAnotherSiteReadAlong() throws IOException {
		assertThat(handshake("/ws", "http://evil.example")).contains(" 403");
		assertThat(handshake("/", "http://evil.example")).contains(" 403");
		assertThat(handshake("/ws", "null")).contains(" 403");
		assertThat(handshake("/ws", "http://localhost:" + this.port)).contains(" 101");
	}

	private String handshake(String path, String origin) throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream().write("""
					GET %s HTTP/1.1\r
					Host: localhost:%d\r
					Upgrade: websocket\r
					Connection: Upgrade\r
					Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
					Sec-WebSocket-Version: 13\r
					Origin: %s\r
					\r
					""".formatted(path, this.port, origin).getBytes(StandardCharsets.US_ASCII));
			return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
				.readLine();
		}
	}

	/** A connection that an earlier test closed may still hold its place for a moment. */
	private Watching watch(String path) {
		Instant deadline = Instant.now().plus(Duration.ofSeconds(40));
		while (true) {
			Watching watching = new Watching(this.port, path);
			if (watching.isAdmitted()) {
				return watching;
			}
			assertThat(Instant.now()).as("a place in time").isBefore(deadline);
		}
	}

	private HttpProbe probe() {
		return new HttpProbe(this.port);
	}

	private void check() {
		assertThat(probe().post("/api/check", "").status()).isEqualTo(200);
	}

	private static JsonNode event(List<JsonNode> frames, String event, String service) {
		return frames.stream()
			.filter((frame) -> frame.path("event").asString().equals(event)
					&& frame.path("service").asString().equals(service))
			.findFirst()
			.orElseThrow();
	}

	/** A client that opens its connection and asks for nothing. */
	private static final class NeverReads implements Listener {

		@Override
		public void onOpen(WebSocket webSocket) {
			// the stock listener would ask for the first frame here
		}

	}

}
