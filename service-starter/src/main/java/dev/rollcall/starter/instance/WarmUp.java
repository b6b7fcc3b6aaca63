package dev.rollcall.starter.instance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Sends the instance its first requests itself. A JVM that has answered nothing yet takes
 * a second or more for an answer that takes milliseconds afterwards, and longer than the
 * gateway waits on a machine that is busy starting a dozen of them. Runners run when the
 * web server accepts and before the instance says that it is ready, so whoever is listed
 * is warm. Whatever goes wrong here would go wrong later too, where it is seen.
 */
class WarmUp implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

	private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

	/** For everybody: how it is, and a refusal. */
	private static final List<WarmUpRequest> COMMON = List.of(new WarmUpRequest("GET", "/health", null),
			new WarmUpRequest("GET", "/ready", null), new WarmUpRequest("GET", "/warm-up", null));

	private final WarmUpProperties properties;

	private final List<WarmUpRequest> requests;

	private final ConfigurableApplicationContext context;

	WarmUp(WarmUpProperties properties, List<WarmUpRequest> requests, ConfigurableApplicationContext context) {
		this.properties = properties;
		this.requests = Stream.concat(COMMON.stream(), requests.stream()).toList();
		this.context = context;
	}

	@Override
	public void run(ApplicationArguments arguments) throws InterruptedException {
		String port = this.context.getEnvironment().getProperty("local.server.port");
		if (this.properties.enabled() && port != null) {
			askOneself(URI.create("http://" + address() + ":" + port));
		}
		if (this.properties.exit()) {
			System.exit(SpringApplication.exit(this.context));
		}
	}

	/** Where this machine reaches it, which may be bound to all addresses. */
	private String address() {
		String bound = this.context.getEnvironment().getProperty("server.address", "");
		if (bound.isBlank() || "0.0.0.0".equals(bound) || "::".equals(bound)) {
			return "localhost";
		}
		return bound.contains(":") ? "[" + bound + "]" : bound;
	}

	private void askOneself(URI self) throws InterruptedException {
		HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();
		try {
			for (WarmUpRequest request : this.requests) {
				http.sendAsync(httpRequest(self, request), BodyHandlers.discarding())
					.get(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
			}
		}
		catch (ExecutionException | TimeoutException ex) {
			log.debug("Not warm", ex);
		}
		finally {
			http.shutdownNow();
		}
	}

	private static HttpRequest httpRequest(URI self, WarmUpRequest request) {
		BodyPublisher body = (request.json() != null) ? BodyPublishers.ofString(request.json())
				: BodyPublishers.noBody();
		return HttpRequest.newBuilder(self.resolve(request.path()))
			.header("Content-Type", "application/json")
			// the way of tokens, to its refusal
			.header("Authorization", "Bearer e30.e30.e30")
			.method(request.method(), body)
			.build();
	}

}
