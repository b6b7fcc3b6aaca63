package dev.rollcall.system;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * People who use the gateway all the time, each with one request after the other, and
 * what came of each request.
 */
final class Load implements AutoCloseable {

	private static final int SHOWN_MAX = 10;

	private static final double TAIL = 0.99;

	private final HttpProbe user;

	/** An item that is always there. */
	private final String key = RunningSystem.newName();

	private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

	private final List<Thread> people = new ArrayList<>();

	private volatile boolean ended;

	private Load(HttpProbe user) {
		this.user = user;
		assertThat(create(user, this.key).status()).isEqualTo(201);
	}

	/**
	 * Starts.
	 * @param pause between two requests of one person
	 * @param people how many there are
	 * @param kinds what each of them sends in turn, all kinds when none is named
	 */
	static Load on(RunningSystem system, Duration pause, int people, Kind... kinds) {
		Load load = new Load(system.newUser());
		List<Kind> sent = (kinds.length > 0) ? List.of(kinds) : List.of(Kind.values());
		for (int person = 0; person < people; person++) {
			load.people.add(Thread.ofPlatform().daemon().name("person-" + person).start(() -> load.run(sent, pause)));
		}
		return load;
	}

	private void run(List<Kind> kinds, Duration pause) {
		while (!this.ended) {
			for (Kind kind : kinds) {
				this.outcomes.add(outcome(kind));
				LockSupport.parkNanos(pause.toNanos());
			}
		}
	}

	private Outcome outcome(Kind kind) {
		long sentNanos = System.nanoTime();
		try {
			Answer answer = kind.send(this.user, this.key);
			return new Outcome(kind, sentNanos, System.nanoTime(), answer.status(), answer.header("X-Instance-Id"),
					answer.text());
		}
		catch (UncheckedIOException ex) {
			// No answer is an outcome too: a failed request.
			return new Outcome(kind, sentNanos, System.nanoTime(), 0, "", ex.toString());
		}
	}

	private static Answer create(HttpProbe user, String key) {
		return user.post("/api/data", "{\"key\":\"%s\",\"value\":0}".formatted(key));
	}

	/** What has come of those that were sent after an event. */
	List<Outcome> sentAfter(long eventNanos) {
		return this.outcomes.stream().filter((outcome) -> outcome.sentNanos() - eventNanos > 0).toList();
	}

	/** Waits until requests have gone on for so long after an event. */
	void awaitSentAfter(long eventNanos, Duration duration) {
		RunningSystem.await("requests go on for " + duration, duration.multipliedBy(2).plusSeconds(40),
				() -> !sentAfter(eventNanos + duration.toNanos()).isEmpty());
	}

	/** Ends it, and fails when one request did. */
	void assertNothingFailed() {
		close();
		assertThat(this.outcomes).as("requests").isNotEmpty();
		List<Outcome> failures = this.outcomes.stream().filter((outcome) -> !outcome.isAsExpected()).toList();
		assertThat(failures.stream().limit(SHOWN_MAX).toList())
			.as("the first failed requests, %d of %d in all", failures.size(), this.outcomes.size())
			.isEmpty();
	}

	/** The time that 99 % of the requests do not exceed. */
	static Duration p99(Collection<Outcome> outcomes) {
		long[] nanos = outcomes.stream().mapToLong(Outcome::durationNanos).sorted().toArray();
		return Duration.ofNanos(nanos[(int) Math.ceil(TAIL * nanos.length) - 1]);
	}

	@Override
	public void close() {
		this.ended = true;
		for (Thread person : this.people) {
			try {
				person.join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("Interrupted while the last requests were answered", ex);
			}
		}
	}

	/**
	 * What came of one request.
	 *
	 * @param sentNanos when it was sent, by {@link System#nanoTime()}
	 * @param doneNanos when the answer was there
	 * @param status the status, 0 without an answer
	 * @param instance who answered
	 * @param text the answer, or what happened instead
	 */
	record Outcome(Kind kind, long sentNanos, long doneNanos, int status, String instance, String text) {

		boolean isAsExpected() {
			return this.status == this.kind.status;
		}

		long durationNanos() {
			return this.doneNanos - this.sentNanos;
		}

		@Override
		public String toString() {
			return "%s: %d from %s after %d ms: %s".formatted(this.kind, this.status, this.instance,
					Duration.ofNanos(durationNanos()).toMillis(), this.text);
		}

	}

	/** What people send. */
	enum Kind {

		/** Writes by its nature, so it must not be repeated blindly. */
		CREATE(201) {
			@Override
			Answer send(HttpProbe user, String key) {
				return create(user, RunningSystem.newName());
			}
		},

		/** The same with a key, so it can be. */
		CREATE_WITH_KEY(201) {
			@Override
			Answer send(HttpProbe user, String key) {
				return create(withKey(user), RunningSystem.newName());
			}
		},

		READ(200) {
			@Override
			Answer send(HttpProbe user, String key) {
				return user.get("/api/data/" + key);
			}
		},

		UPDATE(200) {
			@Override
			Answer send(HttpProbe user, String key) {
				return user.put("/api/data/" + key, "{\"value\":1}");
			}
		},

		UPDATE_WITH_KEY(200) {
			@Override
			Answer send(HttpProbe user, String key) {
				return withKey(user).put("/api/data/" + key, "{\"value\":2}");
			}
		},

		SUM(200) {
			@Override
			Answer send(HttpProbe user, String key) {
				return user.post("/api/compute/sum", "{\"a\":1,\"b\":1}");
			}
		},

		PROFILE(200) {
			@Override
			Answer send(HttpProbe user, String key) {
				return user.get("/api/auth/profile");
			}
		};

		private final int status;

		Kind(int status) {
			this.status = status;
		}

		/**
		 * Sends it.
		 * @param key of an item that is there
		 */
		abstract Answer send(HttpProbe user, String key);

		private static HttpProbe withKey(HttpProbe user) {
			return user.with("Idempotency-Key", UUID.randomUUID().toString());
		}

	}

}
