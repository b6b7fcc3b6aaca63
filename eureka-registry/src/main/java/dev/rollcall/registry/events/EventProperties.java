package dev.rollcall.registry.events;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of the event stream.
 *
 * @param heartbeatInterval silence after which a comment is sent, at least 1 ms; whoever
 * hears nothing for some of them may take the registry for dead
 * @param retryDelay what readers are told to wait before they connect again, at least 1
 * ms
 * @param historySizeMax past events that a reader who connects again can still get, at
 * least 1; one who missed more gets a snapshot
 * @param queueSizeMax events that wait for one reader, at least 1; a slower one is cut
 * off
 * @param subscribersMax streams at a time, at least 1. One more: 503
 * @param strangersMax those among them of readers who did not show the cluster's
 * credential, at least 0, and less than all of them so that there is room for the
 * cluster's own. One more: 429
 */
@ConfigurationProperties("rollcall.registry.events")
record EventProperties(@DefaultValue("10s") Duration heartbeatInterval, @DefaultValue("1s") Duration retryDelay,
		@DefaultValue("1000") int historySizeMax, @DefaultValue("256") int queueSizeMax,
		@DefaultValue("200") int subscribersMax, @DefaultValue("100") int strangersMax) {

	EventProperties {
		requirePositive(heartbeatInterval.toMillis(), "heartbeat-interval", "1ms");
		requirePositive(retryDelay.toMillis(), "retry-delay", "1ms");
		requirePositive(historySizeMax, "history-size-max", "1");
		requirePositive(queueSizeMax, "queue-size-max", "1");
		requirePositive(subscribersMax, "subscribers-max", "1");
		if (strangersMax < 0 || strangersMax >= subscribersMax) {
			throw new IllegalArgumentException("rollcall.registry.events.strangers-max must be 0 to "
					+ (subscribersMax - 1) + ", one less than subscribers-max, not " + strangersMax);
		}
	}

	private static void requirePositive(long value, String name, String min) {
		if (value < 1) {
			throw new IllegalArgumentException(
					"rollcall.registry.events." + name + " must be at least " + min + ", not " + value);
		}
	}

}
