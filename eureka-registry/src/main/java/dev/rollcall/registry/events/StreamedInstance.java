package dev.rollcall.registry.events;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.netflix.appinfo.InstanceInfo;
import dev.rollcall.registry.facade.RegisteredService;
import org.jspecify.annotations.Nullable;

/**
 * An instance as the stream shows it: what the facade says of it and a little more. A
 * copy, which does not change when the instance does.
 *
 * @param service as the facade shows it
 * @param application the name of the application in lower case
 * @param status UP, DOWN, STARTING, OUT_OF_SERVICE or UNKNOWN
 * @param timestamp when it happened; in a snapshot nothing happened to it
 */
record StreamedInstance(@JsonUnwrapped RegisteredService service, String application, String status,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant timestamp) {

	static StreamedInstance of(InstanceInfo instance, Instant registeredAt, @Nullable Instant timestamp) {
		return new StreamedInstance(RegisteredService.of(instance, registeredAt),
				instance.getAppName().toLowerCase(Locale.ROOT), instance.getStatus().name(), timestamp);
	}

}
