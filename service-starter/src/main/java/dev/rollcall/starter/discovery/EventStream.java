package dev.rollcall.starter.discovery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A stream of server-sent events (the HTML standard, 9.2), read by one thread. Lines end
 * with LF or CR LF.
 */
class EventStream implements AutoCloseable {

	private final StreamBody body;

	private final long eventSizeMax;

	private final ByteArrayOutputStream line = new ByteArrayOutputStream();

	private final StringBuilder data = new StringBuilder();

	private String name = "";

	private @Nullable String id;

	private volatile long heardNanos = System.nanoTime();

	EventStream(StreamBody body, long eventSizeMax) {
		this.body = body;
		this.eventSizeMax = eventSizeMax;
	}

	/**
	 * Waits for the next event or comment.
	 * @param patience how long nothing may come
	 * @return the event; empty when nothing came for that long
	 * @throws MalformedStreamException when an event is too large
	 * @throws IOException when the stream has ended
	 * @throws InterruptedException when the reader is to stop
	 */
	Optional<ServerSentEvent> next(Duration patience) throws IOException, InterruptedException {
		ByteBuffer bytes = this.body.await(patience);
		while (bytes != null) {
			this.heardNanos = System.nanoTime();
			while (bytes.hasRemaining()) {
				byte next = bytes.get();
				if (next != '\n') {
					keep(next);
					continue;
				}
				ServerSentEvent event = endOfLine();
				if (event != null) {
					return Optional.of(event);
				}
			}
			bytes = this.body.await(patience);
		}
		return Optional.empty();
	}

	private void keep(byte next) throws MalformedStreamException {
		if (this.line.size() + this.data.length() >= this.eventSizeMax) {
			throw new MalformedStreamException("an event of more than " + this.eventSizeMax + " bytes", null);
		}
		this.line.write(next);
	}

	private @Nullable ServerSentEvent endOfLine() {
		String text = this.line.toString(StandardCharsets.UTF_8);
		this.line.reset();
		if (text.endsWith("\r")) {
			text = text.substring(0, text.length() - 1);
		}
		if (text.isEmpty()) {
			return endOfEvent();
		}
		int colon = text.indexOf(':');
		if (colon == 0) {
			return new ServerSentEvent(this.id, "", "");
		}
		String field = (colon > 0) ? text.substring(0, colon) : text;
		String value = (colon > 0) ? text.substring(colon + 1) : "";
		keep(field, value.startsWith(" ") ? value.substring(1) : value);
		return null;
	}

	private void keep(String field, String value) {
		switch (field) {
			case "id" -> this.id = value;
			case "event" -> this.name = value;
			case "data" -> this.data.append(value).append('\n');
			default -> {
				// "retry" is the settings' to say; further ones are ignored
			}
		}
	}

	private @Nullable ServerSentEvent endOfEvent() {
		ServerSentEvent event = this.data.isEmpty() ? null
				: new ServerSentEvent(this.id, this.name.isEmpty() ? "message" : this.name, this.data.toString());
		this.name = "";
		this.data.setLength(0);
		return event;
	}

	/** How long nothing has come. */
	Duration silentFor() {
		return Duration.ofNanos(System.nanoTime() - this.heardNanos);
	}

	@Override
	public void close() {
		this.body.close();
	}

}
