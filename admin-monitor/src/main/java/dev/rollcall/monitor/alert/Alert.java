package dev.rollcall.monitor.alert;

import java.net.URI;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.rollcall.monitor.check.InstanceState;
import dev.rollcall.monitor.roster.TargetId;
import org.jspecify.annotations.Nullable;

/**
 * Something an operator must know (CONTRACT 9); published when it is raised.
 *
 * @param type what happened
 * @param severity how bad it is
 * @param service the instance
 * @param serviceType its type
 * @param url where it is reached
 * @param consecutiveFailures failed checks in a row, of a failure
 * @param responseTime milliseconds, of a slow answer
 * @param error why the last check failed, of a failure
 * @param timestamp when the check asked
 */
@JsonInclude(Include.NON_NULL)
public record Alert(AlertType type, String severity, String service, String serviceType, URI url,
		@Nullable Integer consecutiveFailures, @Nullable Long responseTime, @Nullable String error, Instant timestamp) {

	static Alert of(AlertType type, InstanceState state, Instant at) {
		TargetId id = state.target().id();
		boolean failure = type == AlertType.SERVICE_FAILURE;
		boolean slow = type == AlertType.SLOW_RESPONSE;
		return new Alert(type, type.severity(), id.name(), id.type(), state.target().url(),
				failure ? state.consecutiveFailures() : null, slow ? state.responseTimeMs() : null, state.error(), at);
	}

}
