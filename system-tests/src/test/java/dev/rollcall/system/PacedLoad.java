package dev.rollcall.system;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.rollcall.starter.testing.HttpProbe.Answer;

/**
 * Clients that each send one request after the other, past the gateway, none sooner than
 * their pace says, and what came of each request.
 */
final class PacedLoad implements AutoCloseable {

	private static final int STATUS_OK_LAST = 299;

	/** Multiples of it, without their whole part, lie evenly between 0 and 1. */
	private static final double GOLDEN_RATIO = 0.618;

	private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

	private final List<Thread> clients = new ArrayList<>();

	private final Duration pace;

	private volatile boolean ended;

	/**
	 * Creates a load without clients.
	 * @param pace from the begin of one request of a client to the begin of the next, if
	 * the answer is there by then
	 */
	PacedLoad(Duration pace) {
		this.pace = pace;
	}

	/**
	 * Lets one more client begin, at another moment of the pace than the others: nobody's
	 * clients are in step.
	 * @param kind what it sends
	 * @param instance to whom
	 * @param call sends it
	 */
	void add(String kind, String instance, Supplier<Answer> call) {
		String client = "%s %d of %s".formatted(kind, this.clients.size() + 1, instance);
		double turn = (GOLDEN_RATIO * this.clients.size()) % 1;
		this.clients.add(Thread.ofPlatform().daemon().name(client).start(() -> {
			LockSupport.parkNanos((long) (turn * this.pace.toNanos()));
			run(kind, instance, call);
		}));
	}

	private void run(String kind, String instance, Supplier<Answer> call) {
		while (!this.ended) {
			long sentNanos = System.nanoTime();
			this.outcomes.add(outcome(kind, instance, sentNanos, call));
			LockSupport.parkNanos(sentNanos + this.pace.toNanos() - System.nanoTime());
		}
	}

	private static Outcome outcome(String kind, String instance, long sentNanos, Supplier<Answer> call) {
		try {
			Answer answer = call.get();
			return new Outcome(client(), kind, instance, sentNanos, System.nanoTime(), answer.status(),
					answer.header("Retry-After"), (answer.status() > STATUS_OK_LAST) ? answer.text() : "");
		}
		catch (UncheckedIOException ex) {
			// No answer is an outcome too.
			return new Outcome(client(), kind, instance, sentNanos, System.nanoTime(), 0, "", ex.toString());
		}
	}

	private static String client() {
		return Thread.currentThread().getName();
	}

	/** What has come of the requests until now. */
	List<Outcome> outcomes() {
		return List.copyOf(this.outcomes);
	}

	/** Waits until every client has had such an outcome, and says how long that took. */
	Duration await(String what, Predicate<Outcome> condition, Duration limit) {
		long startNanos = System.nanoTime();
		RunningSystem.await(what, limit, () -> {
			Set<String> had = this.outcomes.stream()
				.filter((outcome) -> outcome.sentNanos() - startNanos > 0 && condition.test(outcome))
				.map(Outcome::client)
				.collect(Collectors.toSet());
			return this.clients.stream().map(Thread::getName).allMatch(had::contains);
		});
		return Duration.ofNanos(System.nanoTime() - startNanos);
	}

	/** Lets it go on for a time. */
	void goOn(Duration duration) {
		long startNanos = System.nanoTime();
		await("requests go on for " + duration, (outcome) -> outcome.sentNanos() - startNanos > duration.toNanos(),
				duration.plusSeconds(40));
	}

	/** The time that a share of the requests does not exceed. */
	static long millis(Collection<Outcome> outcomes, double share) {
		long[] nanos = outcomes.stream().mapToLong((outcome) -> outcome.duration().toNanos()).sorted().toArray();
		return Duration.ofNanos(nanos[Math.max(0, (int) Math.ceil(share * nanos.length) - 1)]).toMillis();
	}

	/** Ends it; returns when the last answer is there. */
	void end() {
		this.ended = true;
		for (Thread client : this.clients) {
			try {
				client.join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("Interrupted while the last requests were answered", ex);
			}
		}
	}

	@Override
	public void close() {
		end();
	}

	/**
	 * What came of one request.
	 *
	 * @param client who sent it
	 * @param kind what was sent
	 * @param instance to whom
	 * @param sentNanos when, by {@link System#nanoTime()}
	 * @param doneNanos when the answer was there
	 * @param status the status, 0 without an answer
	 * @param retryAfter the header, or an empty text
	 * @param text the answer if it is no success, or what happened instead
	 */
	record Outcome(String client, String kind, String instance, long sentNanos, long doneNanos, int status,
			String retryAfter, String text) {

		boolean isSuccess() {
			return this.status / 100 == 2;
		}

		/** Whether it was put off as it should be. */
		boolean isPutOff() {
			return this.status == 503 && !this.retryAfter.isEmpty();
		}

		Duration duration() {
			return Duration.ofNanos(this.doneNanos - this.sentNanos);
		}

		@Override
		public String toString() {
			return "%s: %d after %d ms: %s".formatted(this.client, this.status, duration().toMillis(), this.text);
		}

	}

}
