package dev.rollcall.system;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.system.PacedLoad.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * PostgreSQL goes away and hangs under load: whoever needs it is put off in time, and
 * nothing has to be restarted when it is back.
 */
@Tag("failures")
class PostgresqlOutageIT {

	private static final Duration PACE = Duration.ofMillis(50);

	private static final Duration BEFORE = Duration.ofSeconds(2);

	private static final Duration AWAY = Duration.ofSeconds(5);

	private static final Duration SEEN_LIMIT = Duration.ofSeconds(40);

	/**
	 * The aim is 2 s, after which the gateway waits no longer; the rest is for a busy
	 * machine.
	 */
	private static final Duration ANSWER_LIMIT = Duration.ofSeconds(6);

	/** Of an instance, in an outage. */
	private static final int WARNINGS_MAX = 20;

	private static PostgresqlProcess server;

	private static RunningSystem system;

	@BeforeAll
	static void start() {
		server = PostgresqlProcess.start();
		system = DataServices.start(server.environment());
	}

	@AfterAll
	static void stop() {
		if (system != null) {
			system.close();
		}
		if (server != null) {
			server.close();
		}
	}

	/** All services have pools of one size, which the starter sets. */
	@Test
	void nineInstancesFitTheConnectionsOfAServerAsItComes() throws SQLException {
		int connections = 0;
		for (String instance : DataServices.NAMES) {
			Answer pool = system.asCluster(instance).get("/actuator/metrics/hikaricp.connections.max");
			assertThat(pool.status()).as(pool.text()).isEqualTo(200);
			connections += pool.json().at("/measurements/0/value").asInt();
		}
		int nine = connections / DataServices.NAMES.size() * 9;
		int served = server.connectionsMax();
		Figures.print("nine instances have %d connections, the server %d", nine, served);
		assertThat(nine).isPositive().isLessThanOrEqualTo(served);
	}

	@Test
	void putsOffWhileItIsStoppedAndGoesOnWhenItIsBack() {
		outage("stopped", server::stop, server::startAgain);
	}

	@Test
	void putsOffWhileItHangsAndGoesOnWhenItDoes() {
		outage("hanging", server::suspend, server::resume);
	}

	private static void outage(String name, Runnable begin, Runnable end) {
		Map<String, Integer> loggedBefore = DataServices.NAMES.stream()
			.collect(Collectors.toMap((instance) -> instance, (instance) -> system.log(instance).length()));
		try (PacedLoad load = load()) {
			load.goOn(BEFORE);
			begin.run();
			long goneNanos = System.nanoTime();
			Duration seen;
			try {
				seen = load.await("everybody is put off", Outcome::isPutOff, SEEN_LIMIT);
				DataServices.NAMES.forEach(PostgresqlOutageIT::assertSaysSo);
				load.goOn(AWAY);
			}
			finally {
				end.run();
			}
			long backNanos = System.nanoTime();
			Duration recovered = load.await("everybody is served", Outcome::isSuccess, SEEN_LIMIT);
			RunningSystem.await("all are ready", SEEN_LIMIT, () -> DataServices.NAMES.stream()
				.allMatch((instance) -> system.instance(instance).get("/ready").status() == 200));
			load.goOn(BEFORE);
			load.end();
			List<Outcome> away = load.outcomes()
				.stream()
				.filter((outcome) -> outcome.doneNanos() - goneNanos > 0 && outcome.doneNanos() - backNanos < 0)
				.toList();
			Figures.print(
					"PostgreSQL %s: all put off after %d ms, %d answers meanwhile, p50 %d ms, longest %d ms; "
							+ "all served %d ms after it was back",
					name, seen.toMillis(), away.size(), PacedLoad.millis(away, 0.5), PacedLoad.millis(away, 1),
					recovered.toMillis());
			assertThat(load.outcomes()).allMatch((outcome) -> outcome.isSuccess() || outcome.isPutOff());
			assertThat(load.outcomes()).allMatch((outcome) -> outcome.duration().compareTo(ANSWER_LIMIT) <= 0);
		}
		loggedBefore.forEach((instance, before) -> assertLinesAreFew(instance, system.log(instance).substring(before)));
	}

	/**
	 * Two kinds of refusals and what the pool says of each connection that broke, however
	 * many requests there were. The next outage may begin before this one counts as over.
	 */
	private static void assertLinesAreFew(String instance, String log) {
		List<String> warnings = log.lines().filter((line) -> line.contains(" WARN ")).toList();
		assertThat(warnings).as(instance).hasSizeLessThanOrEqualTo(WARNINGS_MAX);
		assertThat(warnings).as(instance)
			.filteredOn((line) -> line.contains("The database cannot be reached"))
			.hasSizeLessThanOrEqualTo(1);
		assertThat(log.lines()).as(instance).noneMatch((line) -> line.contains(" ERROR "));
	}

	/** One reader and one writer of each instance. */
	private static PacedLoad load() {
		String key = RunningSystem.newName();
		HttpProbe first = system.instance(DataServices.NAMES.getFirst());
		assertThat(first.post("/api/data", "{\"key\":\"%s\",\"value\":0}".formatted(key)).status()).isEqualTo(201);
		PacedLoad load = new PacedLoad(PACE);
		for (String instance : DataServices.NAMES) {
			HttpProbe probe = system.instance(instance);
			load.add("read", instance, () -> probe.get("/api/data/" + key));
			load.add("write", instance, () -> probe.with("Idempotency-Key", RunningSystem.newName())
				.post("/api/data", "{\"key\":\"%s\",\"value\":1}".formatted(RunningSystem.newName())));
		}
		return load;
	}

	private static void assertSaysSo(String instance) {
		Answer ready = system.instance(instance).get("/ready");
		assertThat(ready.status()).as(ready.text()).isEqualTo(503);
		assertThat(ready.json().path("ready").asBoolean()).isFalse();
		assertThat(ready.json().path("database").asString()).isEqualTo("disconnected");
		Answer health = system.instance(instance).get("/health");
		assertThat(health.status()).as(health.text()).isEqualTo(503);
		assertThat(health.json().path("status").asString()).isEqualTo("unhealthy");
		assertThat(health.json().at("/checks/database").asString()).isEqualTo("down");
	}

}
