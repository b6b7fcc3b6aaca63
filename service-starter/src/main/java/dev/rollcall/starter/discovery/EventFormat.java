package dev.rollcall.starter.discovery;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rollcall.starter.discovery.RegistryEvent.Change;
import dev.rollcall.starter.discovery.RegistryEvent.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.util.UriUtils;

/**
 * Reads the registry's events (CONTRACT 3). An instance that cannot be read spoils nobody
 * else's: it is left out. For one thread.
 */
class EventFormat {

	private static final Logger log = LoggerFactory.getLogger("rollcall");

	/** Of those that are left out; the log names none of them twice. */
	private static final int NAMED_MAX = 100;

	private static final Pattern URL = Pattern
		.compile("(?<scheme>https?)://(?<host>\\[[0-9A-Fa-f:.]+\\]|.+?)(?<port>:[0-9]{1,5})?/?");

	private static final int HTTP_PORT = 80;

	private static final int HTTPS_PORT = 443;

	private final JsonMapper json = JsonMapper.builder().build();

	/** What the log has said, the oldest first. */
	private final LinkedHashSet<String> named = new LinkedHashSet<>();

	/**
	 * What a snapshot says.
	 *
	 * @param epoch the life of the registry
	 * @param instances everybody who is registered and can be read
	 */
	record Listed(String epoch, List<RegisteredInstance> instances) {

	}

	Listed snapshot(ServerSentEvent event) throws MalformedStreamException {
		SnapshotData read = read(event, SnapshotData.class);
		List<RegisteredInstance> instances = new ArrayList<>();
		for (JsonNode service : present(read.services(), "services")) {
			readable(service).ifPresent(instances::add);
		}
		return new Listed(present(read.epoch(), "epoch"), instances);
	}

	/** Empty where the instance cannot be read. */
	Optional<Change> change(Kind kind, ServerSentEvent event) throws MalformedStreamException {
		return readable(read(event, JsonNode.class)).map((instance) -> new Change(kind, instance));
	}

	private Optional<RegisteredInstance> readable(JsonNode service) {
		try {
			return Optional.of(instance(present(this.json.treeToValue(service, ServiceData.class), "service")));
		}
		catch (JacksonException ex) {
			leftOut(service, ex.getOriginalMessage());
		}
		catch (MalformedStreamException ex) {
			leftOut(service, ex.getMessage());
		}
		return Optional.empty();
	}

	private void leftOut(JsonNode service, @Nullable String reason) {
		String id = service.path("serviceId").asString("without an id");
		if (this.named.add(id)) {
			log.warn("[SERVICE-REGISTRY] The instance {} is left out: {}", id, reason);
			if (this.named.size() > NAMED_MAX) {
				this.named.removeFirst();
			}
		}
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
	 * The URL with its port, which the registry leaves out where it is the scheme's own.
	 * Registrants name their hosts themselves: one that makes no URL is kept escaped.
	 */
	private static URI url(String text) throws MalformedStreamException {
		Matcher form = URL.matcher(text);
		if (!form.matches()) {
			throw new MalformedStreamException("an instance without scheme and host", null);
		}
		String port = form.group("port");
		if (port == null) {
			port = ":" + ("https".equals(form.group("scheme")) ? HTTPS_PORT : HTTP_PORT);
		}
		String root = form.group("scheme") + "://";
		try {
			URI url = new URI(root + form.group("host") + port);
			if (form.group("host").equals(url.getHost())) {
				return url;
			}
		}
		catch (URISyntaxException ex) {
			// the registrant's matter: see below
		}
		return URI.create(root + UriUtils.encode(form.group("host"), StandardCharsets.UTF_8) + port);
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
	private record SnapshotData(@Nullable String epoch, @Nullable List<JsonNode> services) {

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
