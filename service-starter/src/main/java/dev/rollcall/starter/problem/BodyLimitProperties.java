package dev.rollcall.starter.problem;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large the body of a request may be.
 *
 * @param sizeMax for every path that has no limit of its own; at least 1 byte
 * @param sizeMaxByPath for single paths, compared as a whole without a slash at the end
 */
@ConfigurationProperties("rollcall.body")
public record BodyLimitProperties(@DefaultValue("16KB") DataSize sizeMax, Map<String, DataSize> sizeMaxByPath) {

	public BodyLimitProperties {
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
	 * The limit of a path.
	 * @param path the path of a request
	 * @return bytes
	 */
	public long limitBytes(String path) {
		String key = (path.length() > 1 && path.endsWith("/")) ? path.substring(0, path.length() - 1) : path;
		return this.sizeMaxByPath.getOrDefault(key, this.sizeMax).toBytes();
	}

}
