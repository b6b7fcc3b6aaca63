package dev.rollcall.starter.discovery;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.starter.discovery.RegistryEvent.Change;
import dev.rollcall.starter.discovery.RegistryEvent.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.util.UriUtils;

/** Reads the registry's events (CONTRACT 3). */
class EventFormat {

	private final JsonMapper json = JsonMapper.builder().build();

	/**
	 * What a snapshot says.
	 *
	 * @param epoch the life of the registry
	 * @param instances everybody who is registered
	 */
	record Listed(String epoch, List<RegisteredInstance> instances) {

	}

	Listed snapshot(ServerSentEvent event) throws MalformedStreamException {
		SnapshotData read = read(event, SnapshotData.class);
		List<RegisteredInstance> instances = new ArrayList<>();
		for (ServiceData service : present(read.services(), "services")) {
			instances.add(instance(present(service, "service")));
		}
		return new Listed(present(read.epoch(), "epoch"), instances);
	}

	Change change(Kind kind, ServerSentEvent event) throws MalformedStreamException {
		return new Change(kind, instance(read(event, ServiceData.class)));
	}

	private <T> T read(ServerSentEvent event, Class<T> type) throws MalformedStreamException {
		try {
			return present(this.json.readValue(event.data(), type), event.name());
		}
		catch (JacksonException ex) {
			throw new MalformedStreamException("an event '" + event.name() + "' that is not what it should be", ex);
		}
	}

	private static RegisteredInstance instance(ServiceData service) throws MalformedStreamException {
		String id = present(service.serviceId(), "serviceId");
		Map<String, String> metadata = new HashMap<>((service.metadata() != null) ? service.metadata() : Map.of());
		metadata.values().removeIf((value) -> value == null);
		return new RegisteredInstance(id, present(service.application(), "application"),
				url(present(service.url(), "url")), (service.name() != null) ? service.name() : id,
				present(service.status(), "status"), present(service.registeredAt(), "registeredAt"), metadata);
	}

	/**
	 * Registrants name their hosts themselves: one that makes no URL is kept escaped, so
	 * that it spoils nobody else's list.
	 */
	private static URI url(String text) throws MalformedStreamException {
		int authority = text.indexOf("://") + "://".length();
		int colon = text.lastIndexOf(':');
		if (authority < "://".length() || colon < authority) {
			throw new MalformedStreamException("an instance without scheme, host and port", null);
		}
		try {
			return new URI(text);
		}
		catch (URISyntaxException ex) {
			return URI.create(text.substring(0, authority)
					+ UriUtils.encode(text.substring(authority, colon), StandardCharsets.UTF_8)
					+ text.substring(colon).replaceAll("[^0-9:]", ""));
		}
	}

	private static <T> T present(@Nullable T value, String name) throws MalformedStreamException {
		if (value == null) {
			throw new MalformedStreamException("an event without " + name, null);
		}
		return value;
	}

	/**
	 * The data of a snapshot.
	 *
	 * @param epoch the life of the registry
	 * @param services the list
	 */
	private record SnapshotData(@Nullable String epoch, @Nullable List<@Nullable ServiceData> services) {

	}

	/**
	 * An instance in the data.
	 *
	 * @param serviceId its id
	 * @param application its service
	 * @param url where it is
	 * @param name what people call it
	 * @param status how it is
	 * @param registeredAt since when it is there
	 * @param metadata what it said of itself
	 */
	private record ServiceData(@Nullable String serviceId, @Nullable String application, @Nullable String url,
			@Nullable String name, @Nullable String status, @Nullable Instant registeredAt,
			@Nullable Map<String, @Nullable String> metadata) {

	}

}
