package dev.rollcall.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

import dev.rollcall.registry.EventReader.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Leases of life's length, all at once: the one class that waits for them. */
@ExtendWith({ LoggedAsInLife.class, OutputCaptureExtension.class })
class LeaseTests extends RegistryOverHttp {

	private static final int LIVING = 4;

	private static final int DEAD = 9;

	/** When who is to fall silent later does so. */
	private static final Duration SOON = Duration.ofSeconds(3);

	private static final String FACADE = "localhost:4721";

	private static final String BEATING = "localhost:4722";

	/** Between when each instance that is to vanish last gave a sign of life. */
	private final Map<String, Interval> lastSigns = new LinkedHashMap<>();

	@Test
	void whoIsSilentForThirtySecondsIsGoneAndNobodyElse(CapturedOutput output) {
		try (EventReader reader = new EventReader(port())) {
			reader.first();
			Instant begin = Instant.now();
			List<String> living = registerEverybody();
			Set<String> seen = new TreeSet<>();
			boolean[] lastSignsGiven = { false };
			await(() -> {
				if (!lastSignsGiven[0] && Instant.now().isAfter(begin.plus(SOON))) {
					lastSignsGiven[0] = true;
					giveLastSigns();
				}
				living.forEach(this::renew);
				seen.addAll(evicted(reader));
				return seen.containsAll(this.lastSigns.keySet());
			}, "all who are silent are evicted");
			this.lastSigns.forEach((id, lastSign) -> assertEvictedInTime(reader, id, lastSign));
			for (String id : living) {
				assertThat(probe().get("/api/registry/service/" + id).status()).as(id).isEqualTo(200);
				assertThat(reader.events(id)).extracting(Event::name).containsExactly("registered");
			}
			assertToldInFull(reader);
			assertLogged(output);
		}
	}

	private static void assertToldInFull(EventReader reader) {
		assertThat(EventStreamTests.told(reader, "unrenewed")).containsExactly("registered UP", "evicted UP");
		assertThat(reader.events("unrenewed").getLast().data().propertyNames()).containsExactly("serviceId",
				"serviceType", "url", "name", "metadata", "registeredAt", "lastHeartbeat", "healthy", "application",
				"status", "timestamp");
		EventStreamTests.assertNothingIsMissing(reader.events());
	}

	/** Those who register as Eureka's clients do are all at the same port. */
	private static void assertLogged(CapturedOutput output) {
		for (String address : List.of("localhost:4711", FACADE, BEATING)) {
			String line = "[Registry] Server evicted: " + address + ", no heartbeat for 30 s";
			await(() -> output.toString().contains(line), line);
		}
		assertThat(output).containsOnlyOnce("evicted: " + FACADE)
			.containsOnlyOnce("evicted: " + BEATING)
			.doesNotContain("deregistered");
	}

	private List<String> registerEverybody() {
		lastSign("unrenewed", () -> tryToRegister("UNRENEWED", "unrenewed", LONG_LEASE_SECONDS, "UP").status() == 204);
		lastSign("hasty", () -> tryToRegister("HASTY", "hasty", 2, "UP").status() == 204);
		lastSign("lasting", () -> tryToRegister("LASTING", "lasting", 3600, "UP").status() == 204);
		lastSign("unknown", () -> tryToRegister("UNKNOWN", "unknown", LONG_LEASE_SECONDS, "UNKNOWN").status() == 204);
		lastSign("facade", () -> byFacade("facade", FACADE));
		for (String id : List.of("renewed", "restated", "veiled")) {
			register(id, id, LONG_LEASE_SECONDS);
		}
		assertThat(byFacade("beating", BEATING)).isTrue();
		for (int i = 0; i < DEAD; i++) {
			String id = "dead-" + i;
			lastSign(id, () -> tryToRegister("THIRTEEN", id, LONG_LEASE_SECONDS, "UP").status() == 204);
		}
		List<String> living = new ArrayList<>();
		for (int i = 0; i < LIVING; i++) {
			register("THIRTEEN", "living-" + i, LONG_LEASE_SECONDS);
			living.add("living-" + i);
		}
		return living;
	}

	private boolean byFacade(String id, String address) {
		return cluster().post("/api/registry/register", registration(id, "facade", "http://" + address))
			.status() == 200;
	}

	private void giveLastSigns() {
		lastSign("renewed", () -> cluster().put("/eureka/apps/RENEWED/renewed", "").status() == 200);
		lastSign("restated", () -> tryToRegister("RESTATED", "restated", LONG_LEASE_SECONDS, "DOWN").status() == 204);
		assertThat(cluster().put("/eureka/apps/VEILED/veiled/status?value=UNKNOWN", "").status()).isEqualTo(200);
		lastSign("veiled", () -> tryToRegister("VEILED", "veiled", LONG_LEASE_SECONDS, "UP").status() == 204);
		lastSign("beating", () -> cluster().post("/api/registry/heartbeat", id("beating")).status() == 200);
	}

	private void lastSign(String id, BooleanSupplier call) {
		Instant before = Instant.now();
		assertThat(call.getAsBoolean()).as(id).isTrue();
		this.lastSigns.put(id, new Interval(before, Instant.now()));
	}

	/** Far more often than every 10 s, which makes no difference. */
	private void renew(String id) {
		assertThat(cluster().put("/eureka/apps/THIRTEEN/" + id, "").status()).as(id).isEqualTo(200);
	}

	private static List<String> evicted(EventReader reader) {
		return reader.events()
			.stream()
			.filter((event) -> event.name().equals("evicted"))
			.map(Event::serviceId)
			.toList();
	}

	/** By the registry's clock, which is this machine's. */
	private void assertEvictedInTime(EventReader reader, String id, Interval lastSign) {
		List<Event> events = reader.events(id);
		assertThat(events).as(id).filteredOn((event) -> event.name().equals("evicted")).hasSize(1);
		assertThat(events.getLast().name()).isEqualTo("evicted");
		Instant heartbeat = Instant.parse(events.getLast().data().path("lastHeartbeat").asString());
		Instant gone = Instant.parse(events.getLast().data().path("timestamp").asString());
		assertThat(heartbeat).as(id).isBetween(lastSign.begin().minusMillis(1), lastSign.end());
		assertThat(Duration.between(heartbeat, gone)).as(id).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(32));
		assertThat(probe().get("/api/registry/service/" + id).status()).as(id).isEqualTo(404);
	}

	private record Interval(Instant begin, Instant end) {
	}

}
