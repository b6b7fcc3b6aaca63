package dev.rollcall.kv.engine;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** The store's own file is its database: down while writes cannot be committed. */
class EngineIndicator implements HealthIndicator {

	private final DurableEngine engine;

	EngineIndicator(DurableEngine engine) {
		this.engine = engine;
	}

	@Override
	public Health health() {
		return this.engine.isWriting() ? Health.up().build() : Health.down().build();
	}

}
