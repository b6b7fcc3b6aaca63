package dev.rollcall.monitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.monitor.check.InstanceState;
import dev.rollcall.monitor.check.Status;

/**
 * Judges the checks of one instance. An outage is reported once, when it begins, and its
 * end once; a report that the pause forbids is made later if it is still true then. So
 * failures and recoveries always alternate.
 */
class Watchman {

	private final Map<AlertType, Instant> raised = new EnumMap<>(AlertType.class);

	private final int outageAfter;

	private final AlertProperties properties;

	private boolean reported;

	Watchman(int outageAfter, AlertProperties properties) {
		this.outageAfter = outageAfter;
		this.properties = properties;
	}

	/** What there is to tell after a check. */
	List<Alert> judge(InstanceState state, Instant at) {
		List<Alert> alerts = new ArrayList<>();
		boolean healthy = state.status() == Status.HEALTHY;
		Long responseTimeMs = state.responseTimeMs();
		if (state.status() == Status.STOPPED) {
			// its outage went with it: whoever comes in its place may have one of its own
			this.reported = false;
		}
		if (!this.reported && state.consecutiveFailures() >= this.outageAfter
				&& mayRaise(AlertType.SERVICE_FAILURE, at)) {
			this.reported = true;
			alerts.add(Alert.of(AlertType.SERVICE_FAILURE, state, at));
		}
		if (this.reported && healthy && mayRaise(AlertType.SERVICE_RECOVERY, at)) {
			this.reported = false;
			alerts.add(Alert.of(AlertType.SERVICE_RECOVERY, state, at));
		}
		if (healthy && responseTimeMs != null && isSlow(responseTimeMs) && mayRaise(AlertType.SLOW_RESPONSE, at)) {
			alerts.add(Alert.of(AlertType.SLOW_RESPONSE, state, at));
		}
		alerts.forEach((alert) -> this.raised.put(alert.type(), at));
		return alerts;
	}

	private boolean isSlow(long responseTimeMs) {
		return Duration.ofMillis(responseTimeMs).compareTo(this.properties.slowAfter()) > 0;
	}

	private boolean mayRaise(AlertType type, Instant at) {
		Instant before = this.raised.get(type);
		return before == null || !at.isBefore(before.plus(this.properties.pause()));
	}

}
