package dev.rollcall.cluster;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out how a process is doing.
 *
 * @param clock what uptimes are measured by
 * @param startLimit how long a process that does not listen may be called starting
 */
record Checkup(InstantSource clock, Duration startLimit) {

	private static final Duration LIMIT = Duration.ofSeconds(2);

	InstanceStatus of(ManagedProcess process) {
		Duration uptime = Duration.between(process.file().startedAt(), this.clock.instant());
		if (!process.isRunning()) {
			return new InstanceStatus(process, process.file().killed() ? Health.KILLED : Health.DOWN, uptime, 0);
		}
		return new InstanceStatus(process, health(process.instance().port(), uptime), uptime,
				Memory.bytesOf(process.pid()));
	}

	private Health health(int port, Duration uptime) {
		try {
			Probe.Answer answer = Probe.get(port, "/health", LIMIT);
			return JsonText.member(answer.body(), "status")
				.flatMap(Checkup::said)
				.orElse(answer.isOk() ? Health.HEALTHY : Health.UNHEALTHY);
		}
		catch (ConnectException ex) {
			return (uptime.compareTo(this.startLimit) < 0) ? Health.STARTING : Health.HUNG;
		}
		catch (IOException ex) {
			// It accepted and then said nothing.
			return Health.HUNG;
		}
	}

	private static Optional<Health> said(String status) {
		return switch (status.toLowerCase(Locale.ROOT)) {
			case "healthy" -> Optional.of(Health.HEALTHY);
			case "degraded" -> Optional.of(Health.DEGRADED);
			case "unhealthy" -> Optional.of(Health.UNHEALTHY);
			default -> Optional.empty();
		};
	}

}
