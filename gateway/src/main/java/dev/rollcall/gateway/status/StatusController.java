package dev.rollcall.gateway.status;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /status} and {@code /api/metrics}. */
@RestController
class StatusController {

	private final Pictures pictures;

	private final InstantSource clock;

	StatusController(Pictures pictures, InstantSource clock) {
		this.pictures = pictures;
		this.clock = clock;
	}

	@GetMapping("/status")
	ResponseEntity<StatusView> status() {
		return answer(this.pictures.status(now()));
	}

	@GetMapping("/api/metrics")
	ResponseEntity<MetricsView> metrics() {
		return answer(new MetricsView(this.pictures.metrics(), now()));
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

	private static <T> ResponseEntity<T> answer(T body) {
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
	}

	private record MetricsView(Map<String, Object> metrics, Instant timestamp) {
	}

}
