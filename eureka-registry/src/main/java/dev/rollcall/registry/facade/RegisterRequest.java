package dev.rollcall.registry.facade;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of {@code POST /api/registry/register}, as it came: {@link RegistrationReader}
 * looks at it.
 *
 * @param serviceId unique in the whole registry
 * @param serviceType the short name of an application, or its name
 * @param url scheme, host and port
 * @param name for people
 * @param metadata what the instance says of itself, none when missing
 */
record RegisterRequest(@Nullable String serviceId, @Nullable String serviceType, @Nullable String url,
		@Nullable String name, @Nullable Map<String, JsonNode> metadata) {

	/**
	 * The metadata as texts. The servers of the original put numbers there, which are as
	 * good as their digits.
	 * @return no text for what is neither text, number nor boolean
	 */
	Map<String, @Nullable String> metadataTexts() {
		Map<String, @Nullable String> texts = new TreeMap<>();
		if (this.metadata != null) {
			this.metadata.forEach(
					(name, json) -> texts.put(name, (json.isValueNode() && !json.isNull()) ? json.asString() : null));
		}
		return texts;
	}

}
