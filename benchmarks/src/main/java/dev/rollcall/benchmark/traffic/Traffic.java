package dev.rollcall.benchmark.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.rollcall.benchmark.process.Wait;

/**
 * One client that asks a gateway the same again and again, one request after the other
 * over one connection, and remembers what came of each.
 */
public final class Traffic implements AutoCloseable {

	/** Between the beginnings of two requests; a slow answer delays the next one. */
	private static final Duration INTERVAL = Duration.ofMillis(10);

	private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

	private static final String INSTANCE = "X-Instance-Id";

	private static final String ATTEMPTS = "X-Gateway-Attempts";

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final HttpRequest request;

	private final List<Observed> observed = new ArrayList<>();

	private final Thread thread;

	private Traffic(URI target) {
		this.request = HttpRequest.newBuilder(target).timeout(ANSWER_LIMIT).build();
		this.thread = Thread.ofPlatform().daemon().name("traffic").unstarted(this::run);
	}

	/**
	 * Starts asking.
	 * @param target what to GET
	 * @return the traffic, until it is closed
	 */
	public static Traffic to(URI target) {
		Traffic traffic = new Traffic(target);
		traffic.thread.start();
		return traffic;
	}

	private void run() {
		try {
			while (true) {
				long sentNanos = System.nanoTime();
				remember(ask(sentNanos));
				Wait.pause(INTERVAL.minusNanos(System.nanoTime() - sentNanos));
			}
		}
		catch (InterruptedException ex) {
			// It was closed: this thread is its own and ends here.
		}
	}

	private Observed ask(long sentNanos) throws InterruptedException {
		try {
			HttpResponse<Void> answer = this.http.send(this.request, BodyHandlers.discarding());
			return new Observed(sentNanos, System.nanoTime(), answer.statusCode(),
					answer.headers().firstValue(INSTANCE).orElse(""),
					answer.headers().firstValue(ATTEMPTS).map(Integer::valueOf).orElse(1));
		}
		catch (IOException ex) {
			// No answer: a failed request, which is what is counted.
			return new Observed(sentNanos, System.nanoTime(), 0, "", 1);
		}
	}

	private synchronized void remember(Observed request) {
		this.observed.add(request);
		notifyAll();
	}

	/**
	 * Waits for a request of some kind; one that is over already counts.
	 * @param kind which kind
	 * @param limit when to give up
	 * @return the first of them, empty when there was none in time
	 * @throws InterruptedException when interrupted
	 */
	public synchronized Optional<Observed> await(Predicate<Observed> kind, Duration limit) throws InterruptedException {
		long endNanos = System.nanoTime() + limit.toNanos();
		int looked = 0;
		while (true) {
			for (; looked < this.observed.size(); looked++) {
				if (kind.test(this.observed.get(looked))) {
					return Optional.of(this.observed.get(looked));
				}
			}
			long leftMillis = Duration.ofNanos(endNanos - System.nanoTime()).toMillis();
			if (leftMillis <= 0) {
				return Optional.empty();
			}
			wait(leftMillis);
		}
	}

	/**
	 * What ended after an event, in order.
	 * @param eventNanos when that was, by {@link System#nanoTime()}
	 * @return the requests
	 */
	public synchronized List<Observed> doneAfter(long eventNanos) {
		return this.observed.stream().filter((request) -> request.doneNanos() - eventNanos > 0).toList();
	}

	@Override
	public void close() {
		this.thread.interrupt();
		this.http.shutdownNow();
	}

}
