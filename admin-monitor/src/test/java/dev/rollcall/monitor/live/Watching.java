package dev.rollcall.monitor.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocket.Listener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who watches with the JDK's own WebSocket client. */
final class Watching implements Listener, AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();

	private final StringBuilder partial = new StringBuilder();

	private final CompletableFuture<Integer> closed = new CompletableFuture<>();

	private final CompletableFuture<Boolean> admitted = new CompletableFuture<>();

	private final WebSocket connection;

	Watching(int port, String path) {
		this.connection = connect(port, path, null, this).join();
	}

	static CompletableFuture<WebSocket> connect(int port, String path, @Nullable String authorization,
			Listener listener) {
		WebSocket.Builder builder = HTTP.newWebSocketBuilder();
		if (authorization != null) {
			builder.header("Authorization", authorization);
		}
		return builder.buildAsync(URI.create("ws://localhost:" + port + path), listener);
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.partial.append(data);
		if (last) {
			this.admitted.complete(true);
			this.frames.add(JSON.readTree(this.partial.toString()));
			this.partial.setLength(0);
		}
		webSocket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
		this.admitted.complete(false);
		this.closed.complete(statusCode);
		return null;
	}

	@Override
	public void onError(WebSocket webSocket, Throwable error) {
		this.admitted.complete(false);
		this.closed.completeExceptionally(error);
	}

	/** Whether the first frame came, and not the end. */
	boolean isAdmitted() {
		return this.admitted.orTimeout(40, TimeUnit.SECONDS).join();
	}

	void says(String text) {
		this.connection.sendText(text, true).join();
	}

	JsonNode next() {
		try {
			JsonNode frame = this.frames.poll(40, TimeUnit.SECONDS);
			assertThat(frame).as("a frame within 10 s").isNotNull();
			return frame;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** All frames up to the first of an event, that one included. */
	List<JsonNode> until(String event) {
		List<JsonNode> all = new ArrayList<>();
		do {
			all.add(next());
		}
		while (!all.getLast().path("event").asString().equals(event));
		return all;
	}

	int closedWith() {
		return this.closed.orTimeout(40, TimeUnit.SECONDS).join();
	}

	@Override
	public void close() {
		this.connection.abort();
	}

}
