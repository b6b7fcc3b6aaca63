package dev.rollcall.monitor.live;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How many may watch over WebSocket, and how slowly.
 *
 * @param connectionsMax viewers at the same time, at least 1; a further one is closed
 * with 1013
 * @param frameSizeMax the largest frame that a viewer may send, above 0; a larger one
 * ends the connection with 1009
 * @param backlogMax frames that may wait for a viewer, at least 1; one that reads too
 * slowly is cut
 * @param sendTimeout how long a viewer may keep one frame waiting, above 0
 */
@ConfigurationProperties("rollcall.monitor.live")
record LiveProperties(@DefaultValue("100") int connectionsMax, @DefaultValue("1KB") DataSize frameSizeMax,
		@DefaultValue("256") int backlogMax, @DefaultValue("5s") Duration sendTimeout) {

	LiveProperties {
		if (connectionsMax < 1 || backlogMax < 1) {
			throw new IllegalArgumentException(
					"rollcall.monitor.live.connections-max and backlog-max must be at least 1");
		}
		if (frameSizeMax.toBytes() < 1 || frameSizeMax.toBytes() > Integer.MAX_VALUE) {
			throw new IllegalArgumentException("rollcall.monitor.live.frame-size-max must be 1B to 2GB");
		}
		if (sendTimeout.toMillis() < 1) {
			throw new IllegalArgumentException("rollcall.monitor.live.send-timeout must be at least 1ms");
		}
	}

}
