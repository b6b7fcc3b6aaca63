package dev.rollcall.benchmark.registry;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.rollcall.benchmark.process.BenchmarkException;
import dev.rollcall.benchmark.process.CpuTime;
import dev.rollcall.benchmark.process.Wait;

/**
 * What a registry needs to hear from {@value #INSTANCES} instances, each every 10 s, over
 * one kept connection.
 *
 * @param deployment whose registry
 * @param language which calls they made
 * @param window how long it was watched
 * @param renewals how many came in that time
 * @param cpu what its process has used in that time
 */
record RenewalCost(String deployment, String language, Duration window, int renewals, Duration cpu) {

	private static final int INSTANCES = 200;

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private static final Duration WARM_UP = Duration.ofSeconds(20);

	/** So much quicker before it counts: what is called often is compiled by then. */
	private static final int WARM_UP_FACTOR = 10;

	private static final Duration WINDOW = Duration.ofSeconds(60);

	private static final int OK_MAX = 299;

	/** Registers the instances, renews, and deregisters them. */
	static RenewalCost measure(Deployment deployment, RegistryCalls calls) throws InterruptedException {
		try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			for (int number = 0; number < INSTANCES; number++) {
				send(http, calls.register(number));
			}
			renew(http, calls, WARM_UP, INTERVAL.dividedBy(WARM_UP_FACTOR));
			long startNanos = System.nanoTime();
			Duration before = CpuTime.of(deployment.registryPid());
			int renewals = renew(http, calls, WINDOW, INTERVAL);
			Duration used = CpuTime.of(deployment.registryPid()).minus(before);
			Duration window = Duration.ofNanos(System.nanoTime() - startNanos);
			for (int number = 0; number < INSTANCES; number++) {
				send(http, calls.deregister(number));
			}
			return new RenewalCost(deployment.name(), calls.language(), window, renewals, used);
		}
	}

	/** One after the other, evenly, each once in the interval. */
	private static int renew(HttpClient http, RegistryCalls calls, Duration time, Duration interval)
			throws InterruptedException {
		Duration pace = interval.dividedBy(INSTANCES);
		long startNanos = System.nanoTime();
		int count = (int) time.dividedBy(pace);
		for (int i = 0; i < count; i++) {
			send(http, calls.renew(i % INSTANCES));
			Wait.pause(pace.multipliedBy(i + 1).minusNanos(System.nanoTime() - startNanos));
		}
		return count;
	}

	private static void send(HttpClient http, HttpRequest request) throws InterruptedException {
		try {
			HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
			if (answer.statusCode() > OK_MAX) {
				throw new BenchmarkException("%s %s is answered with %d: %s".formatted(request.method(), request.uri(),
						answer.statusCode(), answer.body()));
			}
		}
		catch (IOException ex) {
			throw new BenchmarkException(request.uri() + " does not answer", ex);
		}
	}

	/** What it would be in a minute. */
	double cpuSecondsPerMinute() {
		return (double) this.cpu.toNanos() / this.window.toNanos() * Duration.ofMinutes(1).toSeconds();
	}

	Map<String, Object> figures() {
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("deployment", this.deployment);
		figures.put("language", this.language);
		figures.put("windowMs", this.window.toMillis());
		figures.put("renewals", this.renewals);
		figures.put("cpuMs", this.cpu.toMillis());
		return figures;
	}

}
