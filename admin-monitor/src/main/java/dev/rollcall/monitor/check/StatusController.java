package dev.rollcall.monitor.check;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.rollcall.starter.problem.ProblemException;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pictures of the system, and a new one on request. */
@RestController
@RequestMapping("/api")
class StatusController {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	private final Rounds rounds;

	private final CheckProperties properties;

	private final InstantSource clock;

	StatusController(Rounds rounds, CheckProperties properties, InstantSource clock) {
		this.rounds = rounds;
		this.properties = properties;
		this.clock = clock;
	}

	@GetMapping({ "/status", "/status/" })
	Picture status() {
		return Picture.of(this.rounds.last());
	}

	@GetMapping({ "/status/{type}", "/status/{type}/" })
	StatusOfType status(@PathVariable String type) {
		Picture picture = status();
		List<InstanceView> instances = picture.services().get(type);
		if (instances == null) {
			throw new ProblemException(MonitorProblem.UNKNOWN_TYPE,
					"The types are " + String.join(", ", picture.services().keySet()));
		}
		return new StatusOfType(type, instances, picture.timestamp());
	}

	@PostMapping({ "/check", "/check/" })
	Checked check() throws InterruptedException {
		try {
			Round round = this.rounds.request().get(this.properties.roundMax().toMillis(), TimeUnit.MILLISECONDS);
			return new Checked("Health check completed", Picture.of(round), round.requestMetrics(),
					this.clock.instant());
		}
		catch (TimeoutException ex) {
			throw ProblemException.unavailable("The checks take too long", RETRY_AFTER, ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("The round of checks failed", ex);
		}
	}

	@GetMapping({ "/metrics", "/metrics/" })
	Metrics metrics() {
		Round round = this.rounds.last();
		return new Metrics(round.requestMetrics(), round.at());
	}

	record StatusOfType(String serviceType, List<InstanceView> services, Instant timestamp) {

	}

	record Checked(String message, Picture status, JsonNode requestMetrics, Instant timestamp) {

	}

	record Metrics(JsonNode metrics, Instant timestamp) {

	}

}
