package dev.rollcall.gateway.edge;

import java.util.Map;
import java.util.function.Supplier;

import dev.rollcall.starter.instance.InstanceHealth;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

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

	@GetMapping("/health")
	Mono<ResponseEntity<Map<String, Object>>> health() {
		return answer(this.health::health);
	}

	@GetMapping("/ready")
	Mono<ResponseEntity<Map<String, Object>>> ready() {
		return answer(this.health::ready);
	}

	/** Health indicators may block, which event loops must not. */
	private static Mono<ResponseEntity<Map<String, Object>>> answer(Supplier<InstanceHealth.Answer> health) {
		return Mono.fromSupplier(health)
			.subscribeOn(Schedulers.boundedElastic())
			.map((answer) -> ResponseEntity.status(answer.status())
				.cacheControl(CacheControl.noStore())
				.body(answer.body()));
	}

}
