package dev.rollcall.starter.discovery;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * An instance as the registry's event stream tells of it (CONTRACT 3).
 *
 * @param id unique in the whole registry
 * @param application the name of its service in lower case, such as {@code auth-service}
 * @param url where it is reached: scheme, host and port, also where that is the scheme's
 * own
 * @param name what people call it
 * @param status UP, DOWN, STARTING, OUT_OF_SERVICE or UNKNOWN
 * @param registeredAt since when it is registered; another time means another process, or
 * that it was gone meanwhile
 * @param metadata what it said of itself, and the registry's own marks
 */
public record RegisteredInstance(String id, String application, URI url, String name, String status,
		Instant registeredAt, Map<String, String> metadata) {

	public RegisteredInstance {
		metadata = Map.copyOf(metadata);
	}

	/**
	 * Whether it wants requests.
	 * @return whether its status is UP
	 */
	public boolean isUp() {
		return "UP".equals(this.status);
	}

	/**
	 * Whether it registered without the cluster's credential: nothing of the cluster's is
	 * read from it or sent to it.
	 * @return whether the registry has marked it
	 */
	public boolean isForeign() {
		return Foreign.isForeign(this.metadata);
	}

}
