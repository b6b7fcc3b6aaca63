package dev.rollcall.starter.instance;

import java.util.Map;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /health} and {@code /ready}, open to everybody. */
@RestController
class HealthController {

	private final InstanceHealth health;

	HealthController(InstanceHealth health) {
		this.health = health;
	}

	/** The second path is the one that the gateway routes. */
	@GetMapping({ "/health", "${rollcall.instance.health-path:/health}" })
	ResponseEntity<Map<String, Object>> health() {
		return answer(this.health.health());
	}

	@GetMapping("/ready")
	ResponseEntity<Map<String, Object>> ready() {
		return answer(this.health.ready());
	}

	private static ResponseEntity<Map<String, Object>> answer(InstanceHealth.Answer answer) {
		return ResponseEntity.status(answer.status()).cacheControl(CacheControl.noStore()).body(answer.body());
	}

}
