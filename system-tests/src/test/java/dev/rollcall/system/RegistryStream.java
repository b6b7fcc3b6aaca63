package dev.rollcall.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who follows the registry's events from now on. */
final class RegistryStream implements AutoCloseable {

	private static final Duration TOLD_LIMIT = Duration.ofSeconds(40);

	private static final String EVENT = "event:";

	private static final String DATA = "data:";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newHttpClient();

	private final Queue<Told> told = new ConcurrentLinkedQueue<>();

	private final Stream<String> lines;

	private RegistryStream(RunningSystem system) throws IOException, InterruptedException {
		HttpResponse<Stream<String>> answer = this.http.send(
				HttpRequest.newBuilder(system.cluster().url("eureka-registry").resolve("/api/registry/events")).build(),
				BodyHandlers.ofLines());
		assertThat(answer.statusCode()).isEqualTo(200);
		this.lines = answer.body();
		Thread.ofPlatform().daemon().name("registry-stream").start(this::read);
	}

	/** Begins, and returns when the list was told. */
	static RegistryStream of(RunningSystem system) throws IOException, InterruptedException {
		RegistryStream stream = new RegistryStream(system);
		RunningSystem.await("a snapshot was told", TOLD_LIMIT,
				() -> stream.told.stream().anyMatch((told) -> told.event().equals("snapshot")));
		return stream;
	}

	private void read() {
		try (this.lines) {
			String[] event = { "" };
			this.lines.forEach((line) -> {
				if (line.startsWith(EVENT)) {
					event[0] = line.substring(EVENT.length()).strip();
				}
				else if (line.startsWith(DATA)) {
					this.told.add(new Told(event[0], JSON.readTree(line.substring(DATA.length())), System.nanoTime()));
				}
			});
		}
		catch (UncheckedIOException ex) {
			// It was closed, or the registry was: what was told is told.
		}
	}

	/** Waits until something was told of an instance, and returns the first time. */
	Told await(String event, String status, String instance) {
		RunningSystem.await(event + " " + status + " of " + instance, TOLD_LIMIT,
				() -> first(event, status, instance).isPresent());
		return first(event, status, instance).orElseThrow();
	}

	private Optional<Told> first(String event, String status, String instance) {
		return this.told.stream()
			.filter((told) -> told.event().equals(event))
			.filter((told) -> told.data().path("serviceId").asString("").equals(instance))
			.filter((told) -> status.isEmpty() || told.data().path("status").asString("").equals(status))
			.findFirst();
	}

	@Override
	public void close() {
		this.http.shutdownNow();
	}

	/**
	 * An event.
	 *
	 * @param event its name
	 * @param data what it says
	 * @param nanos when it came, by {@link System#nanoTime()}
	 */
	record Told(String event, JsonNode data, long nanos) {
	}

}
