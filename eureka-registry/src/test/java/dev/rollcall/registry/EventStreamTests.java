package dev.rollcall.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.rollcall.registry.EventReader.Event;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The events of the registry, over real connections (CONTRACT 3). */
@ExtendWith(OutputCaptureExtension.class)
class EventStreamTests extends RegistryOverHttp {

	@Test
	void beginsWithEverybodyWhateverTheStatus() {
		register("CHOIR", "choir-1", LONG_LEASE_SECONDS);
		tryToRegister("CHOIR", "choir-2", LONG_LEASE_SECONDS, "DOWN");
		try (EventReader reader = new EventReader(port())) {
			assertThat(reader.response().statusCode()).isEqualTo(200);
			assertThat(reader.response().headers().firstValue("Content-Type"))
				.contains("text/event-stream;charset=UTF-8");
			assertThat(reader.response().headers().allValues("Cache-Control")).containsExactly("no-store");
			Event snapshot = reader.first();
			assertThat(snapshot.name()).isEqualTo("snapshot");
			assertThat(snapshot.data().propertyNames()).containsExactly("epoch", "services", "timestamp");
			String epoch = snapshot.data().path("epoch").asString();
			assertThat(epoch).isNotBlank().doesNotContain(".");
			assertThat(snapshot.id()).startsWith(epoch + ".");
			assertThat(reader.otherLines()).containsExactly("retry: 1000");
			JsonNode up = service(snapshot, "choir-1");
			assertThat(up.path("application").asString()).isEqualTo("choir");
			assertThat(up.path("status").asString()).isEqualTo("UP");
			assertThat(service(snapshot, "choir-2").path("status").asString()).isEqualTo("DOWN");
			assertThat(service(snapshot, "choir-2").path("healthy").asBoolean()).isFalse();
			ObjectNode known = (ObjectNode) up.deepCopy();
			known.remove(List.of("application", "status"));
			assertThat(known).isEqualTo(probe().get("/api/registry/service/choir-1").json());
		}
	}

	private static JsonNode service(Event snapshot, String id) {
		return snapshot.data()
			.path("services")
			.valueStream()
			.filter((service) -> service.path("serviceId").asString().equals(id))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void tellsEachChangeOnceAndInOrder() {
		try (EventReader reader = new EventReader(port())) {
			reader.first();
			register("PIANO", "piano-1", LONG_LEASE_SECONDS);
			register("PIANO", "piano-1", LONG_LEASE_SECONDS);
			cluster().put("/eureka/apps/PIANO/piano-1", "");
			tryToRegister("PIANO", "piano-1", LONG_LEASE_SECONDS, "DOWN");
			tryToRegister("PIANO", "piano-1", LONG_LEASE_SECONDS, "UP");
			cluster().put("/eureka/apps/PIANO/piano-1/status?value=OUT_OF_SERVICE", "");
			cluster().put("/eureka/apps/PIANO/piano-1/status?value=OUT_OF_SERVICE", "");
			cluster().delete("/eureka/apps/PIANO/piano-1/status?value=UP");
			cluster().delete("/eureka/apps/PIANO/piano-1");
			cluster().post("/api/registry/register", registration("piano-1", "piano", "http://localhost:1"));
			cluster().post("/api/registry/heartbeat", id("piano-1"));
			cluster().post("/api/registry/register", registration("piano-1", "piano", "http://localhost:2"));
			cluster().post("/api/registry/deregister", id("piano-1"));
			cluster().post("/api/registry/deregister", id("piano-1"));
			register("PIANO", "piano-2", LONG_LEASE_SECONDS);
			reader.await("registered", "piano-2");
			assertThat(told(reader, "piano-1")).containsExactly("registered UP", "status DOWN", "status UP",
					"status OUT_OF_SERVICE", "status UP", "deregistered UP", "registered UP", "registered UP",
					"deregistered UP");
			assertNothingIsMissing(reader.events());
			assertThat(reader.events("piano-1").get(7).data().path("url").asString()).isEqualTo("http://localhost:2");
		}
	}

	@Test
	void tellsAProcessThatTookThePlaceOfAnother() {
		try (EventReader reader = new EventReader(port())) {
			reader.first();
			for (String metadata : List.of("\"rollcall.started\":\"1\"", "\"rollcall.started\":\"1\"",
					"\"rollcall.started\":\"2\"", "\"rollcall.started\":\"2\",\"tempo\":\"slow\"")) {
				cluster().post("/api/registry/register", """
						{"serviceId":"tuba-1","serviceType":"tuba","url":"http://localhost:4713","name":"a tuba",
						"metadata":{%s}}
						""".formatted(metadata));
			}
			cluster().post("/api/registry/deregister", id("tuba-1"));
			reader.await("deregistered", "tuba-1");
			assertThat(told(reader, "tuba-1")).containsExactly("registered UP", "registered UP", "registered UP",
					"deregistered UP");
			assertThat(reader.events("tuba-1").get(2).data().path("metadata").path("tempo").asString())
				.isEqualTo("slow");
		}
	}

	static List<String> told(EventReader reader, String id) {
		return reader.events(id)
			.stream()
			.map((event) -> event.name() + " " + event.data().path("status").asString())
			.toList();
	}

	static void assertNothingIsMissing(List<Event> events) {
		for (int i = 1; i < events.size(); i++) {
			assertThat(events.get(i).sequence()).isEqualTo(events.get(i - 1).sequence() + 1);
		}
	}

	@Test
	void goesOnWhereTheReaderWas() {
		String known;
		try (EventReader reader = new EventReader(port())) {
			reader.first();
			register("HORN", "horn-1", LONG_LEASE_SECONDS);
			known = reader.await("registered", "horn-1").id();
		}
		register("HORN", "horn-2", LONG_LEASE_SECONDS);
		cluster().delete("/eureka/apps/HORN/horn-1");
		try (EventReader reader = new EventReader(port(), "Last-Event-ID", known)) {
			register("HORN", "horn-3", LONG_LEASE_SECONDS);
			reader.await("registered", "horn-3");
			assertThat(reader.events().stream().map(Event::name)).doesNotContain("snapshot");
			assertThat(reader.events("horn-2")).hasSize(1);
			assertThat(reader.events("horn-1").getFirst().name()).isEqualTo("deregistered");
			assertNothingIsMissing(reader.events());
			assertThat(reader.first().sequence()).isEqualTo(Long.parseLong(known.split("\\.")[1]) + 1);
		}
	}

	@Test
	void beginsAnewForWhoeverWasNeverHere() {
		String epoch;
		long sequence;
		try (EventReader reader = new EventReader(port())) {
			epoch = reader.first().data().path("epoch").asString();
			sequence = reader.first().sequence();
		}
		for (String id : List.of("another-epoch." + sequence, epoch + "." + (sequence + 1_000_000), epoch, "nonsense",
				epoch + ".", epoch + ".-1", epoch + ".x", epoch + ".99999999999999999999", "." + sequence, "..", "")) {
			try (EventReader reader = new EventReader(port(), "Last-Event-ID", id)) {
				assertThat(reader.first().name()).as(id).isEqualTo("snapshot");
				assertThat(reader.first().data().path("epoch").asString()).isEqualTo(epoch);
			}
		}
	}

	/** What a reader makes of the stream is the registry's list, whenever it came. */
	@Test
	void missesNothingOfWhatHappensWhileItConnects() throws Exception {
		List<EventReader> readers = new ArrayList<>();
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> busy = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				String name = "swarm-" + i + "-";
				busy.add(callers.submit(() -> comeAndGo(name)));
			}
			do {
				readers.add(new EventReader(port()));
			}
			while (busy.stream().anyMatch((future) -> !future.isDone()) && readers.size() < 40);
			for (Future<?> future : busy) {
				future.get();
			}
			register("SWARM", "swarm-last", LONG_LEASE_SECONDS);
			Set<String> listed = new TreeSet<>();
			probe().get("/api/registry/services/swarm")
				.json()
				.path("services")
				.forEach((service) -> listed.add(service.path("serviceId").asString()));
			assertThat(listed).hasSizeGreaterThan(50);
			for (EventReader reader : readers) {
				reader.await((event) -> event.serviceId().equals("swarm-last")
						|| event.data().path("services").toString().contains("swarm-last"));
				assertThat(whatAReaderKnows(reader)).isEqualTo(listed);
				assertNothingIsMissing(reader.events());
			}
		}
		finally {
			readers.forEach(EventReader::close);
		}
	}

	private void comeAndGo(String name) {
		for (int i = 0; i < 40; i++) {
			register("SWARM", name + i, 4 * LONG_LEASE_SECONDS);
			if (i % 3 == 0) {
				cluster().delete("/eureka/apps/SWARM/" + name + i);
			}
		}
	}

	private static Set<String> whatAReaderKnows(EventReader reader) {
		Set<String> known = new TreeSet<>();
		for (Event event : reader.events()) {
			switch (event.name()) {
				case "snapshot" -> event.data()
					.path("services")
					.valueStream()
					.filter((service) -> service.path("application").asString().equals("swarm"))
					.forEach((service) -> known.add(service.path("serviceId").asString()));
				case "registered" -> {
					if (event.data().path("application").asString().equals("swarm")) {
						assertThat(known.add(event.serviceId())).as("known already: " + event).isTrue();
					}
				}
				case "deregistered", "evicted" -> known.remove(event.serviceId());
				default -> assertThat(event.serviceId()).doesNotStartWith("swarm-");
			}
		}
		return known;
	}

	@Test
	void cutsOffWhoDoesNotReadAndTellsItWhy(CapturedOutput output) throws IOException {
		cluster().post("/api/registry/register", bulky("bulky-1"));
		try (Socket slow = new Socket(); EventReader other = new EventReader(port())) {
			slow.setReceiveBufferSize(4096);
			slow.connect(new InetSocketAddress("localhost", port()));
			ask(slow, "");
			BufferedReader lines = new BufferedReader(
					new InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8));
			assertThat(lines.readLine()).startsWith("HTTP/1.1 200");
			int changes = 0;
			while (!output.toString().contains("too slow and is cut off")) {
				assertThat(changes).as("changes until the reader is cut off").isLessThan(5_000);
				String status = (changes % 2 == 0) ? "DOWN" : "UP";
				cluster().put("/eureka/apps/BULKY/bulky-1/status?value=" + status, "");
				changes++;
			}
			cluster().post("/api/registry/deregister", id("bulky-1"));
			assertThat(lines.lines().filter((line) -> line.startsWith("event: ")).toList()).as("to its end")
				.startsWith("event: snapshot")
				.endsWith("event: closed");
			other.await("deregistered", "bulky-1");
			assertThat(other.events("bulky-1")).as("who reads on misses nothing").hasSize(changes + 1);
			assertNothingIsMissing(other.events());
		}
	}

	static void ask(Socket socket, String header) throws IOException {
		socket.getOutputStream()
			.write(("GET /api/registry/events HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n")
				.getBytes(StandardCharsets.US_ASCII));
	}

	/** Fills the buffers between the registry and a reader in no time. */
	static String bulky(String id) {
		List<String> metadata = new ArrayList<>();
		for (int i = 0; i < 14; i++) {
			metadata.add("\"m" + i + "\":\"" + "x".repeat(1000) + "\"");
		}
		return """
				{"serviceId":"%s","serviceType":"bulky","url":"http://localhost:1","name":"bulky","metadata":{%s}}
				""".formatted(id, String.join(",", metadata));
	}

	@Test
	void isReadByGetOnly() {
		Answer posted = cluster().post("/api/registry/events", "{}");
		assertProblem(posted, 405);
		assertProblem(probe().post("/api/registry/events", "{}"), 401);
		Answer asked = cluster().send("HEAD", "/api/registry/events",
				java.net.http.HttpRequest.BodyPublishers.noBody());
		assertThat(asked.status()).isEqualTo(405);
		assertThat(asked.header("Allow")).isEqualTo("GET");
		assertThat(asked.header("Content-Type")).startsWith("application/problem+json");
	}

}
