package dev.rollcall.starter.instance;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Sends the instance its first requests itself, through a door of its own. A JVM that has
 * answered nothing yet takes a second or more for an answer that takes milliseconds
 * afterwards. So the web server accepts only when all it needs has been used once, and
 * its first client waits no longer than any other. Whatever goes wrong here would go
 * wrong later too, where it is seen.
 */
class WarmUp implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

	/** For everybody: how it is, and what is not there. */
	private static final List<WarmUpRequest> COMMON = List.of(new WarmUpRequest("GET", "/health", null),
			new WarmUpRequest("GET", "/ready", null), new WarmUpRequest("GET", "/warm-up", null));

	private final Duration timeout;

	private final int rounds;

	private final List<WarmUpRequest> requests;

	private final List<Rehearsal> rehearsals;

	private final WarmUpDoor door;

	private final WarmUpCaller caller;

	private volatile boolean running;

	WarmUp(WarmUpProperties properties, List<WarmUpRequest> requests, List<Rehearsal> rehearsals, WarmUpDoor door,
			WarmUpCaller caller) {
		this.timeout = properties.timeout();
		this.rounds = properties.rounds();
		this.requests = requests;
		this.rehearsals = rehearsals;
		this.door = door;
		this.caller = caller;
	}

	@Override
	public void start() {
		this.running = true;
		try {
			URI self = self(this.door.open());
			long deadlineNanos = System.nanoTime() + this.timeout.toNanos();
			for (int round = 0; round < this.rounds; round++) {
				askOneself(self, deadlineNanos);
				this.rehearsals.forEach((rehearsal) -> rehearsal.play(self));
			}
		}
		catch (RuntimeException | ExecutionException | TimeoutException ex) {
			// of a rehearsal too, whatever it is: an instance starts all the same
			log.debug("Not warm", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.caller.forget();
			this.door.close();
		}
	}

	private static URI self(int port) {
		String address = InetAddress.getLoopbackAddress().getHostAddress();
		return URI.create("http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port);
	}

	private void askOneself(URI self, long deadlineNanos)
			throws ExecutionException, TimeoutException, InterruptedException {
		String stranger = this.caller.stranger();
		String user = this.caller.user();
		List<HttpRequest> all = Stream
			.concat(COMMON.stream().map((request) -> httpRequest(self, request, stranger)),
					this.requests.stream().map((request) -> httpRequest(self, request, user)))
			.toList();
		HttpClient http = HttpClient.newHttpClient();
		try {
			CompletableFuture<Void> answered = CompletableFuture.completedFuture(null);
			for (HttpRequest request : all) {
				answered = answered.thenCompose((before) -> http.sendAsync(request, BodyHandlers.discarding()))
					.thenAccept((answer) -> log.debug("{} {}", request.uri(), answer.statusCode()));
			}
			answered.get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
		}
		finally {
			http.shutdownNow();
		}
	}

	private static HttpRequest httpRequest(URI self, WarmUpRequest request, String token) {
		BodyPublisher body = (request.json() != null) ? BodyPublishers.ofString(request.json())
				: BodyPublishers.noBody();
		return HttpRequest.newBuilder(self.resolve(request.path()))
			.header("Content-Type", "application/json")
			.header("Authorization", "Bearer " + token)
			.method(request.method(), body)
			.build();
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Just before the web server. */
	@Override
	public int getPhase() {
		return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
	}

}
