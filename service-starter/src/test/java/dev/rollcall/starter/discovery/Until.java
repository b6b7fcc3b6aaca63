package dev.rollcall.starter.discovery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/** Waits for what other threads do. */
final class Until {

	private static final Duration LIMIT = Duration.ofSeconds(40);

	private Until() {
	}

	static void so(String fact, BooleanSupplier condition) {
		long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
		while (!condition.getAsBoolean() && System.nanoTime() < deadlineNanos) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
		}
		assertThat(condition.getAsBoolean()).as(fact).isTrue();
	}

}
