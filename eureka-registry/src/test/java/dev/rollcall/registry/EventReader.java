package dev.rollcall.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads the registry's events, line for line, until it is closed. */
final class EventReader implements AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpResponse<InputStream> response;

	private final List<Event> events = new CopyOnWriteArrayList<>();

	private final List<String> otherLines = new CopyOnWriteArrayList<>();

	private final AtomicInteger comments = new AtomicInteger();

	private final Thread thread;

	EventReader(int port, String... headers) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + port + "/api/registry/events"));
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			this.response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		this.thread = Thread.ofVirtual().start(this::read);
	}

	private void read() {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(this.response.body(), StandardCharsets.UTF_8))) {
			String id = "";
			String name = "";
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.startsWith("id: ")) {
					id = line.substring("id: ".length());
				}
				else if (line.startsWith("event: ")) {
					name = line.substring("event: ".length());
				}
				else if (line.startsWith("data: ")) {
					this.events.add(new Event(id, name, JSON.readTree(line.substring("data: ".length()))));
					id = "";
				}
				else if (line.startsWith(":")) {
					this.comments.incrementAndGet();
				}
				else if (!line.isEmpty()) {
					this.otherLines.add(line);
				}
			}
		}
		catch (IOException ex) {
			this.otherLines.add(ex.toString());
		}
	}

	HttpResponse<?> response() {
		return this.response;
	}

	List<Event> events() {
		return this.events;
	}

	/** Those of one instance. */
	List<Event> events(String serviceId) {
		return this.events.stream().filter((event) -> event.serviceId().equals(serviceId)).toList();
	}

	List<String> otherLines() {
		return this.otherLines;
	}

	int comments() {
		return this.comments.get();
	}

	boolean hasEnded() {
		return !this.thread.isAlive();
	}

	Event first() {
		return await((event) -> true);
	}

	/** Until the instance is told of. */
	Event await(String name, String serviceId) {
		return await((event) -> event.name().equals(name) && event.serviceId().equals(serviceId));
	}

	Event await(Predicate<Event> wanted) {
		RegistryOverHttp.await(() -> this.events.stream().anyMatch(wanted), "the event among " + this.events);
		return this.events.stream().filter(wanted).findFirst().orElseThrow();
	}

	@Override
	public void close() {
		leave();
	}

	void leave() {
		try {
			this.response.body().close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * An event.
	 *
	 * @param id its place, empty where it has none
	 * @param name what happened
	 * @param data its JSON
	 */
	record Event(String id, String name, JsonNode data) {

		String serviceId() {
			return this.data.path("serviceId").asString("");
		}

		long sequence() {
			String[] parts = this.id.split("\\.");
			assertThat(parts).as(this.id).hasSize(2);
			return Long.parseLong(parts[1]);
		}

	}

}
