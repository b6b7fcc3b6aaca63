package dev.rollcall.kv.engine;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;

import dev.rollcall.kv.engine.Write.Arithmetic;
import dev.rollcall.kv.engine.Write.Calculate;
import dev.rollcall.kv.engine.Write.Once;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/** Engines and writes for tests. */
final class EngineFixtures {

	static final int REPLAYS_MAX = 20;

	/** More than so many small results take, and less than as many large ones. */
	static final int REPLAYS_SIZE_MAX = 3000;

	private EngineFixtures() {
	}

	/** Small limits, so that tests can go over them. */
	static EngineProperties properties(Path folder) {
		return new EngineProperties(folder, DataSize.ofKilobytes(64), 100, 64, 1000, Duration.ofSeconds(10),
				Duration.ofMillis(20),
				new EngineProperties.Replays(REPLAYS_MAX, DataSize.ofBytes(REPLAYS_SIZE_MAX), Duration.ofHours(24)));
	}

	static DurableEngine started(EngineProperties properties, InstantSource clock) {
		try {
			DurableEngine engine = new DurableEngine(properties, clock);
			engine.start();
			return engine;
		}
		catch (IOException | SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static Write put(String key, String json) {
		return new Write.Put(key, json, null, Condition.NONE);
	}

	static Calculate multiply(String key, String factor) {
		return new Calculate(key, Arithmetic.MULTIPLY, new BigInteger(factor), BigInteger.ONE, null);
	}

	static Calculate increment(String key, long delta, @Nullable String idempotencyKey) {
		return new Calculate(key, Arithmetic.INCREMENT, BigInteger.valueOf(delta), BigInteger.ZERO,
				(idempotencyKey != null) ? new Once(idempotencyKey, "compute-service-2") : null);
	}

}
