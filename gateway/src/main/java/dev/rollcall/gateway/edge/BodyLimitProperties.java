package dev.rollcall.gateway.edge;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large the body of a request may be; the figures are those of the services.
 *
 * @param sizeMax for every path that has no limit of its own; at least 1 byte
 * @param sizeMaxByPath for single paths, compared as a whole without a slash at the end,
 * and, with {@code /**} at the end, for all paths below one; at least 1 byte each
 */
@ConfigurationProperties("rollcall.gateway.body")
record BodyLimitProperties(@DefaultValue("16KB") DataSize sizeMax, Map<String, DataSize> sizeMaxByPath) {

	private static final String BELOW = "/**";

	BodyLimitProperties {
		sizeMaxByPath = (sizeMaxByPath != null) ? Map.copyOf(sizeMaxByPath) : Map.of();
		requirePositive(sizeMax);
		sizeMaxByPath.values().forEach(BodyLimitProperties::requirePositive);
	}

	private static void requirePositive(DataSize size) {
		if (size.toBytes() < 1) {
			throw new IllegalArgumentException("A body limit must be at least 1 byte, not " + size);
		}
	}

	/**
	 * The limit of a path: its own, else that of the nearest path above it.
	 * @param path the path of a request
	 * @return bytes
	 */
	long limitBytes(String path) {
		String above = (path.length() > 1 && path.endsWith("/")) ? path.substring(0, path.length() - 1) : path;
		DataSize limit = this.sizeMaxByPath.get(above);
		while (limit == null && !above.isEmpty()) {
			limit = this.sizeMaxByPath.get(above + BELOW);
			above = above.substring(0, Math.max(0, above.lastIndexOf('/')));
		}
		return ((limit != null) ? limit : this.sizeMax).toBytes();
	}

}
