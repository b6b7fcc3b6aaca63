package dev.rollcall.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import dev.rollcall.registry.EventReader.Event;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The bounds of the event stream, and who may read it where pictures are not public. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "eureka.client.enabled=true", "rollcall.status.public=false",
				"server.tomcat.connection-timeout=2s", "rollcall.registry.events.heartbeat-interval=200ms",
				"rollcall.registry.events.retry-delay=250ms", "rollcall.registry.events.history-size-max=5",
				"rollcall.registry.events.queue-size-max=64", "rollcall.registry.events.subscribers-max=2",
				"rollcall.registry.events.strangers-max=1" })
@ExtendWith(OutputCaptureExtension.class)
class EventLimitsTests extends RegistryOverHttp {

	private static final String EVENTS = "/api/registry/events";

	/**
	 * Hundreds fill what lies between the registry and a reader; far less than a queue.
	 */
	private static final int CHANGES_AT_A_TIME = 10;

	@Test
	void isForAdministratorsAndTheClusterUnlessPicturesArePublic() {
		assertProblem(probe().get(EVENTS), 401);
		assertProblem(probe().as(TestTokens.forged("alice")).get(EVENTS), 401);
		assertProblem(probe().as(TestTokens.of("alice", "USER")).get(EVENTS), 403);
		String token = TestTokens.of("root", "USER", "ADMIN");
		try (EventReader reader = new EventReader(port(), "Authorization", "Bearer " + token)) {
			assertThat(reader.first().name()).isEqualTo("snapshot");
		}
		try (EventReader reader = oneOfTwo()) {
			assertThat(reader.first().name()).isEqualTo("snapshot");
		}
	}

	@Test
	void isNeverSilentForLong() {
		try (EventReader reader = oneOfTwo()) {
			await(() -> reader.comments() >= 3, "three comments");
			assertThat(reader.otherLines()).containsExactly("retry: 250");
		}
	}

	@Test
	void beginsAnewForWhoeverMissedTooMuch() {
		register("OLD", "old-1", LONG_LEASE_SECONDS);
		Event snapshot;
		try (EventReader reader = oneOfTwo()) {
			snapshot = reader.first();
		}
		for (int i = 0; i < 5; i++) {
			assertThat(
					cluster().put("/eureka/apps/OLD/old-1/status?value=" + ((i % 2 == 0) ? "DOWN" : "UP"), "").status())
				.isEqualTo(200);
		}
		try (EventReader reader = oneOfTwo("Last-Event-ID", snapshot.id())) {
			reader.await((event) -> event.sequence() == snapshot.sequence() + 5);
			assertThat(reader.events()).hasSize(5).allMatch((event) -> event.name().equals("status"));
		}
		cluster().delete("/eureka/apps/OLD/old-1");
		try (EventReader reader = oneOfTwo("Last-Event-ID", snapshot.id())) {
			assertThat(reader.first().name()).isEqualTo("snapshot");
			assertThat(reader.first().sequence()).isEqualTo(snapshot.sequence() + 6);
		}
	}

	@Test
	void servesSoManyReadersAndForgetsThoseWhoWent() {
		try (EventReader first = oneOfTwo(); EventReader second = oneOfTwo()) {
			Answer tooMany = cluster().get(EVENTS);
			assertProblem(tooMany, 503, "too-many-streams");
			assertThat(tooMany.header("Retry-After")).isEqualTo("1");
			second.leave();
			try (EventReader third = oneOfTwo()) {
				assertThat(third.first().name()).isEqualTo("snapshot");
				assertThat(first.hasEnded()).isFalse();
			}
		}
	}

	@Test
	void keepsRoomForTheCluster() {
		String[] stranger = { "Authorization", "Bearer " + TestTokens.of("root", "USER", "ADMIN") };
		AtomicReference<EventReader> open = new AtomicReference<>();
		await(() -> {
			open.set(new EventReader(port(), stranger));
			return open.get().response().statusCode() == 200;
		}, "a stream");
		try (EventReader first = open.get()) {
			await(() -> {
				Answer second = probe().with(stranger[0], stranger[1]).get(EVENTS);
				if (second.status() == 503) {
					// who went away in the test before
					return false;
				}
				assertProblem(second, 429, "too-many-readers");
				assertThat(second.header("Retry-After")).isEqualTo("1");
				return true;
			}, "the strangers' limit");
			try (EventReader member = oneOfTwo()) {
				assertThat(member.first().name()).isEqualTo("snapshot");
				assertThat(first.hasEnded()).isFalse();
			}
		}
	}

	/** The write that waits for it ends, and with it the thread. */
	@Test
	void forgetsWhoNeverReadsOnAndLetsItGoOnLater(CapturedOutput output) throws IOException {
		cluster().post("/api/registry/register", EventStreamTests.bulky("bulky-2"));
		try (EventReader other = oneOfTwo(); Socket slow = readerWhoOnlyReadsTheStatus()) {
			assertThat(isFull()).isTrue();
			AtomicInteger changes = new AtomicInteger();
			await(() -> {
				for (int i = 0; i < CHANGES_AT_A_TIME; i++) {
					String status = (changes.getAndIncrement() % 2 == 0) ? "DOWN" : "UP";
					cluster().put("/eureka/apps/BULKY/bulky-2/status?value=" + status, "");
				}
				return !isFull();
			}, "the slow reader is forgotten");
			assertThat(slow.isClosed()).isFalse();
			await(() -> output.getAll().contains("took nothing for too long"), "the reason");
			assertThat(other.hasEnded()).isFalse();
			cluster().post("/api/registry/deregister", id("bulky-2"));
			other.await("deregistered", "bulky-2");
			assertThat(other.events("bulky-2")).as("who reads on misses nothing").hasSize(changes.get() + 1);
			List<String> ids = idsThatAreLeftToRead(slow);
			assertThat(ids).as("what was on its way").isNotEmpty();
			other.leave();
			try (EventReader later = oneOfTwo("Last-Event-ID", ids.getLast())) {
				assertThat(later.first().name()).as("it missed more than is kept").isEqualTo("snapshot");
				assertThat(later.first().sequence()).isEqualTo(other.events("bulky-2").getLast().sequence());
			}
		}
	}

	/** The last event may be cut in its middle, but not in its first line. */
	private static List<String> idsThatAreLeftToRead(Socket slow) throws IOException {
		List<String> lines = new ArrayList<>();
		BufferedReader reader = new BufferedReader(
				new InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8));
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			lines.add(line);
		}
		assertThat(lines).doesNotContain("event: closed");
		return IntStream.range(0, lines.size() - 3)
			.filter((i) -> lines.get(i).startsWith("id: ") && lines.get(i + 3).isEmpty())
			.mapToObj((i) -> lines.get(i).substring("id: ".length()))
			.toList();
	}

	private Socket readerWhoOnlyReadsTheStatus() {
		AtomicReference<Socket> open = new AtomicReference<>();
		await(() -> {
			try {
				Socket slow = new Socket();
				slow.setReceiveBufferSize(4096);
				slow.connect(new InetSocketAddress("localhost", port()));
				EventStreamTests.ask(slow, "Authorization: " + credential() + "\r\n");
				open.set(slow);
				return new String(slow.getInputStream().readNBytes(12), StandardCharsets.US_ASCII)
					.equals("HTTP/1.1 200");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}, "a stream");
		return open.get();
	}

	private boolean isFull() {
		try (EventReader one = readEvents()) {
			return one.response().statusCode() == 503;
		}
	}

	/** Those of the tests before go at their next heartbeat. */
	private EventReader oneOfTwo(String... headers) {
		AtomicReference<EventReader> open = new AtomicReference<>();
		await(() -> {
			EventReader reader = readEvents(headers);
			open.set(reader);
			return reader.response().statusCode() == 200;
		}, "a stream");
		return open.get();
	}

}
