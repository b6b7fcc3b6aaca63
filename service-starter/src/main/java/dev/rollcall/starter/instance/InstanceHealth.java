package dev.rollcall.starter.instance;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * How the instance is, from Spring Boot's health indicators. The instance's own database
 * decides whether it can serve; anything else that is away makes it
 * {@link #DEGRADED_STATUS degraded} and no more, because taking an instance out does not
 * bring its dependency back.
 */
public class InstanceHealth {

	/** For the indicator of a dependency whose absence leaves the instance serving. */
	public static final Status DEGRADED_STATUS = new Status("DEGRADED");

	/** Spring Boot's name of the indicator that looks at the data source. */
	private static final String DATABASE_INDICATOR = "db";

	private static final Instant STARTED = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

	private static final double MILLIS_PER_SECOND = 1000;

	private final InstanceProperties instance;

	private final HealthContributors contributors;

	private final ApplicationAvailability availability;

	private final List<HealthMembers> members;

	private final InstantSource clock;

	InstanceHealth(InstanceProperties instance, HealthContributors contributors, ApplicationAvailability availability,
			List<HealthMembers> members, InstantSource clock) {
		this.instance = instance;
		this.contributors = contributors;
		this.availability = availability;
		this.members = List.copyOf(members);
		this.clock = clock;
	}

	/**
	 * The answer of {@code GET /health}: the whole picture, dependencies included.
	 * @return the answer; it can serve unless the status is {@code unhealthy}
	 */
	public Answer health() {
		Map<String, Status> checks = check(false);
		String status = "healthy";
		if (checks.values().stream().anyMatch(InstanceHealth::isDown)) {
			status = "unhealthy";
		}
		else if (checks.values().stream().anyMatch((check) -> !Status.UP.equals(check))) {
			status = "degraded";
		}
		Instant now = this.clock.instant();
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("status", status);
		body.put("service", this.instance.name());
		body.put("timestamp", now.truncatedTo(ChronoUnit.MILLIS));
		body.put("uptime", Duration.between(STARTED, now).toMillis() / MILLIS_PER_SECOND);
		body.put("memory", Memory.now());
		body.put("checks", texts(checks));
		this.members.forEach((more) -> body.putAll(more.members()));
		return new Answer(!"unhealthy".equals(status), body);
	}

	/**
	 * The answer of {@code GET /ready}: whether to send requests here. It speaks of the
	 * instance's own database and of stopping, never of anything else.
	 * @return the answer
	 */
	public Answer ready() {
		Map<String, Status> checks = check(true);
		boolean accepting = this.availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
		boolean ready = accepting && checks.values().stream().noneMatch(InstanceHealth::isDown);
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("status", ready ? "ready" : "not ready");
		body.put("ready", ready);
		body.put("service", this.instance.name());
		Status database = checks.get("database");
		if (database != null) {
			body.put("database", isDown(database) ? "disconnected" : "connected");
		}
		body.put("checks", texts(checks));
		return new Answer(ready, body);
	}

	private Map<String, Status> check(boolean onlyNeeded) {
		Map<String, Status> checks = new LinkedHashMap<>();
		this.contributors.stream().forEach((entry) -> {
			boolean needed = DATABASE_INDICATOR.equals(entry.name());
			if (needed || !onlyNeeded) {
				checks.put(needed ? "database" : entry.name(), status(entry.contributor()));
			}
		});
		return checks;
	}

	private static Status status(HealthContributor contributor) {
		if (contributor instanceof HealthIndicator indicator) {
			return indicator.health().getStatus();
		}
		return ((HealthContributors) contributor).stream()
			.map((entry) -> status(entry.contributor()))
			.filter((status) -> !Status.UP.equals(status))
			.findFirst()
			.orElse(Status.UP);
	}

	private static boolean isDown(Status status) {
		return Status.DOWN.equals(status) || Status.OUT_OF_SERVICE.equals(status);
	}

	private static Map<String, String> texts(Map<String, Status> checks) {
		Map<String, String> texts = new LinkedHashMap<>();
		checks.forEach((name, status) -> texts.put(name, status.getCode().toLowerCase(Locale.ROOT)));
		return texts;
	}

	/**
	 * An answer of {@code /health} or {@code /ready}.
	 *
	 * @param ok whether it is a 200, else a 503
	 * @param body the JSON members in their order
	 */
	public record Answer(boolean ok, Map<String, Object> body) {

		/**
		 * The HTTP status that says the same to those who do not read bodies.
		 * @return 200 or 503
		 */
		public int status() {
			return this.ok ? 200 : 503;
		}

	}

}
