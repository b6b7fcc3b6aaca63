package dev.rollcall.system;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import dev.rollcall.cluster.Cluster;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The running system as a test sees it.
 *
 * @param cluster its processes
 */
record RunningSystem(Cluster cluster) implements AutoCloseable {

	private static final AtomicInteger NAMES = new AtomicInteger();

	private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

	/** The gateway, nobody signed in. */
	HttpProbe gateway() {
		return instance("gateway");
	}

	/** An instance itself, past the gateway, nobody signed in. */
	HttpProbe instance(String name) {
		return new HttpProbe(this.cluster.url(name).toString());
	}

	/** The gateway as a user who has just registered. */
	HttpProbe newUser() {
		return gateway().as(register(newName()).json().path("token").asString());
	}

	Answer register(String name) {
		Answer answer = gateway().post("/api/auth/register",
				"{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"correct horse %1$s\"}"
					.formatted(name));
		assertThat(answer.status()).as(answer.text()).isEqualTo(201);
		return answer;
	}

	/** A name that no other test uses. */
	static String newName() {
		return "test-" + Long.toString(System.nanoTime(), Character.MAX_RADIX) + "-" + NAMES.incrementAndGet();
	}

	/** Waits until something is so, and fails when it is not so in time. */
	static void await(String what, Duration limit, BooleanSupplier condition) {
		long deadlineNanos = System.nanoTime() + limit.toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("still waiting for: " + what).isLessThan(deadlineNanos);
			LockSupport.parkNanos(POLL_INTERVAL.toNanos());
		}
	}

	@Override
	public void close() {
		this.cluster.close();
	}

}
