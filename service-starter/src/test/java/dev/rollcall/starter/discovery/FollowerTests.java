package dev.rollcall.starter.discovery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import dev.rollcall.starter.discovery.RegistryEvent.Change;
import dev.rollcall.starter.discovery.RegistryEvent.Kind;
import dev.rollcall.starter.discovery.RegistryEvent.Lost;
import dev.rollcall.starter.discovery.RegistryEvent.Snapshot;
import dev.rollcall.starter.discovery.RegistryServer.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What is made of the registry's event stream, over real connections. */
@ExtendWith(OutputCaptureExtension.class)
class FollowerTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	private static final Duration PATIENT = Duration.ofSeconds(20);

	private final RegistryServer registry = new RegistryServer();

	private final Directory directory = new Directory();

	private final List<Object> heard = new CopyOnWriteArrayList<>();

	private Follower follower = follower(LONG, LONG);

	/** A context of another test has perhaps said otherwise. */
	@BeforeEach
	void logAtInfo() {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel("rollcall", LogLevel.INFO);
	}

	@AfterEach
	void stop() {
		this.follower.stop();
		this.registry.close();
	}

	@Test
	void keepsTheListAndTellsWhatHappensInItsOrder() {
		this.registry.willStream()
			.snapshot("e1", 3, RegistryServer.service("data-1", "UP"), RegistryServer.service("data-2", "STARTING"))
			.sends(": still there\n\n")
			.event("e1.4", "registered", RegistryServer.service("data-3", "UP"))
			.event("e1.5", "status", RegistryServer.service("data-2", "UP"))
			.event("e1.6", "moved", "{\"of\":\"a later version\"}")
			.event("e1.7", "evicted", RegistryServer.service("data-1", "UP"))
			.event("e1.8", "deregistered", RegistryServer.service("data-3", "DOWN"));
		this.follower.start();
		Until.so("all is heard", () -> this.heard.size() == 5);
		assertThat(this.heard.getFirst()).isInstanceOfSatisfying(Snapshot.class, (snapshot) -> {
			assertThat(snapshot.epoch()).isEqualTo("e1");
			assertThat(snapshot.restarted()).isFalse();
			assertThat(snapshot.instances()).extracting(RegisteredInstance::id, RegisteredInstance::status)
				.containsExactly(tuple("data-1", "UP"), tuple("data-2", "STARTING"));
		});
		assertThat(changes()).containsExactly(Kind.REGISTERED, Kind.STATUS, Kind.EVICTED, Kind.DEREGISTERED);
		assertThat(this.directory.instances()).singleElement().satisfies((instance) -> {
			assertThat(instance.id()).isEqualTo("data-2");
			assertThat(instance.isUp()).isTrue();
			assertThat(instance.application()).isEqualTo("data-service");
			assertThat(instance.url()).hasToString("http://localhost:4002");
			assertThat(instance.registeredAt()).isEqualTo("2026-11-22T06:00:00Z");
			assertThat(instance.metadata()).containsEntry("tags.instance", "data-2");
		});
		assertThat(this.follower.hears()).isTrue();
		assertThat(this.registry.connections()).singleElement().satisfies((call) -> {
			assertThat(call.authorization()).isEqualTo("Basic secret");
			assertThat(call.lastEventId()).isNull();
		});
	}

	@Test
	void goesOnWhereALostStreamEnded() {
		Stream first = this.registry.willStream().snapshot("e1", 1, RegistryServer.service("data-1", "UP"));
		this.registry.willStream().event("e1.2", "registered", RegistryServer.service("data-2", "UP"));
		this.follower.start();
		Until.so("the list is there", () -> this.heard.size() == 1);
		first.ends();
		Until.so("the missed event is there", () -> changes().size() == 1);
		assertThat(this.heard.get(1)).isInstanceOf(Lost.class);
		assertThat(changes()).containsExactly(Kind.REGISTERED);
		assertThat(this.directory.instances()).extracting(RegisteredInstance::id).containsExactly("data-1", "data-2");
		assertThat(this.registry.connections().get(1).lastEventId()).isEqualTo("e1.1");
	}

	@Test
	void saysWhenNothingWasMissed() {
		Stream first = this.registry.willStream().snapshot("e1", 1, RegistryServer.service("data-1", "UP"));
		this.registry.willStream();
		this.follower.start();
		Until.so("the list is there", () -> this.heard.size() == 1);
		first.ends();
		Until.so("the list counts again", () -> this.heard.size() == 3);
		assertThat(this.heard.get(1)).isInstanceOf(Lost.class);
		assertThat(this.heard.get(2)).isEqualTo(new Snapshot("e1", false, this.directory.instances()));
		assertThat(this.directory.isFollowed()).isTrue();
	}

	@Test
	void tellsARestartedRegistryByItsEpoch(CapturedOutput output) {
		this.registry.willStream().snapshot("e1", 1, RegistryServer.service("data-1", "UP"));
		this.follower.start();
		Until.so("the list is there", () -> this.heard.size() == 1);
		int port = this.registry.port();
		this.registry.close();
		Until.so("the outage is in the log", () -> output.getOut().contains("does not answer"));
		assertThat(this.follower.hears()).isFalse();
		assertThat(this.directory.instances()).hasSize(1);
		try (RegistryServer again = new RegistryServer(port)) {
			again.willStream().snapshot("e2", 0);
			Until.so("the new list is there", () -> this.heard.contains(new Snapshot("e2", true, List.of())));
			assertThat(this.heard.get(1)).isInstanceOf(Lost.class);
			assertThat(this.directory.instances()).isEmpty();
		}
		assertThat(count(output, "The registry at localhost:" + port + " does not answer")).isOne();
		assertThat(count(output, "The registry answers again")).isOne();
	}

	@Test
	void cutsAStreamThatIsSilent() {
		this.follower = follower(Duration.ofSeconds(2), LONG);
		this.registry.willStream().snapshot("e1", 1, RegistryServer.service("data-1", "UP"));
		this.follower.start();
		Until.so("the stream is lost", () -> this.heard.size() >= 2);
		assertThat(this.heard.get(1)).isInstanceOf(Lost.class);
		Until.so("it is opened again", () -> this.registry.connections().size() >= 2);
		assertThat(this.registry.connections().get(1).lastEventId()).isEqualTo("e1.1");
	}

	@Test
	void waitsNoLongerThanItWantsForARegistryThatHangs(CapturedOutput output) {
		DiscoveryProperties impatient = properties(LONG, LONG, Duration.ofMillis(300));
		this.follower = follower(impatient);
		this.registry.hangs(true);
		this.follower.start();
		Until.so("it tries more than once", () -> this.registry.connections().size() >= 3);
		assertThat(count(output, "does not answer")).isOne();
		assertThat(this.heard).isEmpty();
	}

	@Test
	void asksARegistryWithoutEventsSeldom(CapturedOutput output) {
		this.follower = follower(LONG, Duration.ofMillis(700));
		this.registry.refusesEvents(404);
		this.follower.start();
		Until.so("it asks again", () -> this.registry.connections().size() == 2);
		assertThat(elapsedMillis(0, 1)).isGreaterThanOrEqualTo(690);
		assertThat(count(output, "cannot be followed (status 404)")).isOne();
		this.registry.refusesEvents(200);
		this.registry.willStream().snapshot("e1", 1);
		Until.so("it follows", () -> this.heard.size() == 1);
	}

	@Test
	void beginsAnewAfterWhatItCannotRead(CapturedOutput output) {
		this.follower = follower(LONG, Duration.ofSeconds(1));
		this.registry.willStream().snapshot("e1", 1).event("e1.2", "registered", "{\"serviceId\":7");
		this.registry.willStream().snapshot("e1", 2).event("e1.3", "snapshot", "{\"services\":[]}");
		this.registry.willStream().sends("event: snapshot\ndata: " + "x".repeat(5_000) + "\n\n");
		this.registry.willStream().snapshot("e1", 4, RegistryServer.service("data-1", "UP"));
		this.follower.start();
		Until.so("it follows after all", () -> this.directory.instances().size() == 1);
		assertThat(this.registry.connections()).hasSize(4)
			.allSatisfy((call) -> assertThat(call.lastEventId()).isNull());
		assertThat(count(output, "cannot be followed (an event 'registered' that is not what it should be)")).isOne();
		assertThat(count(output, "cannot be followed")).isOne();
		// no sooner than four fifths of the interval
		assertThat(elapsedMillis(0, 1)).isGreaterThanOrEqualTo(790);
		assertThat(elapsedMillis(2, 3)).isGreaterThanOrEqualTo(790);
	}

	@Test
	void keepsAnInstanceWhoseHostMakesNoUrl() {
		String odd = RegistryServer.service("odd", "UP").replace("http://localhost:4002", "http://no host:4002");
		this.registry.willStream().snapshot("e1", 1, odd, RegistryServer.service("data-1", "UP"));
		this.follower.start();
		Until.so("the list is there", () -> this.heard.size() == 1);
		assertThat(this.directory.instances()).extracting((instance) -> instance.url().toString())
			.containsExactly("http://no%20host:4002", "http://localhost:4002");
	}

	/** The id, sent back as a header, is refused by the JDK's client. */
	@Test
	void goesOnAfterWhatNobodyForesaw(CapturedOutput output) {
		this.follower = follower(LONG, Duration.ofMillis(100));
		Stream first = this.registry.willStream()
			.snapshot("e1", 1)
			.event("e1.2\u0001", "registered", RegistryServer.service("data-1", "UP"));
		this.registry.willStream().snapshot("e1", 3, RegistryServer.service("data-2", "UP"));
		this.follower.start();
		Until.so("the change is there", () -> changes().size() == 1);
		first.ends();
		Until.so("it follows again",
				() -> this.directory.isFollowed() && this.directory.instances().getFirst().id().equals("data-2"));
		assertThat(this.registry.connections()).hasSize(2)
			.allSatisfy((call) -> assertThat(call.lastEventId()).isNull());
		assertThat(count(output, "events were not followed")).isOne();
	}

	@Test
	void leavesOutAnInstanceThatItCannotRead(CapturedOutput output) {
		String broken = RegistryServer.service("broken", "UP").replace("2026-11-22T06:00:00.000Z", "yesterday");
		this.registry.willStream()
			.snapshot("e1", 1, broken, "null", "7", RegistryServer.service("data-1", "UP"))
			.event("e1.2", "status", broken)
			.event("e1.4", "registered", "{\"serviceId\":\"half\"}")
			.event("e1.5", "registered", RegistryServer.service("data-2", "UP"));
		this.follower.start();
		Until.so("the change is there", () -> changes().size() == 1);
		assertThat(this.directory.instances()).extracting(RegisteredInstance::id).containsExactly("data-1", "data-2");
		assertThat(this.registry.connections()).hasSize(1);
		assertThat(count(output, "The instance broken is left out")).isOne();
		assertThat(count(output, "The instance half is left out")).isOne();
		assertThat(output).doesNotContain("cannot be followed");
	}

	@Test
	void goesOnWhenAListenerFails(CapturedOutput output) {
		DiscoveryProperties properties = properties(LONG, LONG, PATIENT);
		this.follower = new Follower(source(properties), this.directory, (event) -> {
			this.heard.add(event);
			throw new IllegalStateException("a listener of the test");
		}, properties, new RegistryOutage(this.registry.address()));
		this.registry.willStream()
			.snapshot("e1", 1)
			.event("e1.2", "registered", RegistryServer.service("data-1", "UP"));
		this.follower.start();
		Until.so("the next event is there", () -> this.heard.size() == 2);
		assertThat(this.directory.instances()).hasSize(1);
		assertThat(output).contains("was not taken in");
	}

	@Test
	void tellsNothingAfterItsStop() {
		Stream stream = this.registry.willStream().snapshot("e1", 1);
		this.follower.start();
		Until.so("the list is there", () -> this.heard.size() == 1);
		this.follower.stop();
		stream.event("e1.2", "registered", RegistryServer.service("data-1", "UP"));
		Until.so("it has ended",
				() -> Thread.getAllStackTraces()
					.keySet()
					.stream()
					.noneMatch((thread) -> thread.getName().equals("registry-events")));
		assertThat(this.heard).hasSize(1);
	}

	private List<Kind> changes() {
		return this.heard.stream().filter(Change.class::isInstance).map((event) -> ((Change) event).kind()).toList();
	}

	private long elapsedMillis(int from, int to) {
		return TimeUnit.NANOSECONDS
			.toMillis(this.registry.connections().get(to).atNanos() - this.registry.connections().get(from).atNanos());
	}

	private static int count(CapturedOutput output, String text) {
		return output.getOut().split(Pattern.quote(text), -1).length - 1;
	}

	private Follower follower(Duration silence, Duration missingInterval) {
		return follower(properties(silence, missingInterval, PATIENT));
	}

	private Follower follower(DiscoveryProperties properties) {
		return new Follower(source(properties), this.directory, this.heard::add, properties,
				new RegistryOutage(this.registry.address()));
	}

	private EventSource source(DiscoveryProperties properties) {
		return new EventSource(this.registry.address(), "Basic secret", properties);
	}

	private static DiscoveryProperties properties(Duration silence, Duration missingInterval, Duration answerTimeout) {
		return new DiscoveryProperties(PATIENT, answerTimeout, silence, silence, Duration.ofMillis(100),
				missingInterval, DataSize.ofKilobytes(4), Duration.ZERO);
	}

}
