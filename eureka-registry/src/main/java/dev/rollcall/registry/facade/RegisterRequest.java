package dev.rollcall.registry.facade;

import java.util.Map;

import org.jspecify.annotations.Nullable;

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
		@Nullable String name, @Nullable Map<String, @Nullable String> metadata) {
}
