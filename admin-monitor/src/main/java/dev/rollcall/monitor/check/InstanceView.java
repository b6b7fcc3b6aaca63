package dev.rollcall.monitor.check;

import java.net.URI;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * An instance as answers show it (CONTRACT 9).
 *
 * @param name its id in the registry
 * @param url where it is reached
 * @param status how it is
 * @param consecutiveFailures failed checks since the last good one
 * @param responseTime milliseconds of the last answer, null where there was none
 * @param uptime the share of good checks, such as {@code 99.80%}
 * @param lastCheck when it was checked last
 * @param lastSuccess when a check went well last
 * @param error why the last check failed; left out when it did not
 */
public record InstanceView(String name, URI url, Status status, int consecutiveFailures, @Nullable Long responseTime,
		String uptime, @Nullable Instant lastCheck, @Nullable Instant lastSuccess,
		@JsonInclude(Include.NON_NULL) @Nullable String error) {

	/**
	 * Shows a state.
	 * @param state what is known
	 * @return what is shown
	 */
	public static InstanceView of(InstanceState state) {
		return new InstanceView(state.target().id().name(), state.target().url(), state.status(),
				state.consecutiveFailures(), state.responseTimeMs(), state.tally().uptime(), state.lastCheck(),
				state.lastSuccess(), state.error());
	}

}
