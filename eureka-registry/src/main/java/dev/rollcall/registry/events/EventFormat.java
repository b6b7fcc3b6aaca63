package dev.rollcall.registry.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.rollcall.registry.lease.InstanceChange.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Events as they go over the wire (the HTML standard, 9.2). */
@Component
class EventFormat {

	private final ObjectWriter json;

	/** Data of more than one line would need more than one prefix. */
	EventFormat(JsonMapper json) {
		this.json = json.writer().without(SerializationFeature.INDENT_OUTPUT);
	}

	byte[] retry(Duration delay) {
		return bytes("retry: " + delay.toMillis() + "\n\n");
	}

	byte[] snapshot(Position position, List<StreamedInstance> instances, Instant timestamp) {
		return event(position, "snapshot", new Snapshot(position.epoch(), instances, timestamp));
	}

	byte[] change(Position position, Kind kind, StreamedInstance instance) {
		return event(position, kind.name().toLowerCase(Locale.ROOT), instance);
	}

	/** Without an id: the reader goes on behind the last event that it has. */
	byte[] closed(String reason) {
		return event(null, "closed", Map.of("reason", reason));
	}

	private byte[] event(@Nullable Position position, String name, Object data) {
		String id = (position != null) ? "id: " + position + "\n" : "";
		return bytes(id + "event: " + name + "\ndata: " + this.json.writeValueAsString(data) + "\n\n");
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * The whole list.
	 *
	 * @param epoch the life of the registry
	 * @param services everybody, whatever the status
	 * @param timestamp when the list was like this
	 */
	private record Snapshot(String epoch, List<StreamedInstance> services, Instant timestamp) {
	}

}
