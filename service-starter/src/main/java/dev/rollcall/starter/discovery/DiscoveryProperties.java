package dev.rollcall.starter.discovery;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the registry's event stream is followed.
 *
 * @param connectTimeout how long a connection to the registry may take, at least 1 ms
 * @param answerTimeout how long the registry may take until its answer begins, at least 1
 * ms
 * @param silence after which a stream is cut and counts as lost, at least 1 ms; well
 * above the 10 s at which the registry sends comments
 * @param doubtAfter silence after which {@code /health} says {@code degraded}, from 1 ms
 * to the silence
 * @param reconnectInterval from one try to connect to the next, a fifth more or less so
 * that not all come at once, at least 1 ms; the first follows a loss at once
 * @param missingInterval the same where the registry has no event stream or one that
 * cannot be read, at least 1 ms
 * @param eventSizeMax the longest event that is read, at least 1 byte: a snapshot of what
 * a full registry holds, of which 1,000 instances have 1.5 MB of texts
 * ({@code rollcall.registry.lease.text-size-max}), quoted and some of them twice
 * @param announceDelay from a change to the {@code HeartbeatEvent} that tells of it and
 * of others in between, at least 0
 */
@ConfigurationProperties("rollcall.discovery")
record DiscoveryProperties(@DefaultValue("500ms") Duration connectTimeout, @DefaultValue("2s") Duration answerTimeout,
		@DefaultValue("30s") Duration silence, @DefaultValue("15s") Duration doubtAfter,
		@DefaultValue("1s") Duration reconnectInterval, @DefaultValue("1m") Duration missingInterval,
		@DefaultValue("8MB") DataSize eventSizeMax, @DefaultValue("100ms") Duration announceDelay) {

	DiscoveryProperties {
		requirePositive("connect-timeout", connectTimeout);
		requirePositive("answer-timeout", answerTimeout);
		requirePositive("silence", silence);
		requirePositive("doubt-after", doubtAfter);
		requirePositive("reconnect-interval", reconnectInterval);
		requirePositive("missing-interval", missingInterval);
		require(doubtAfter.compareTo(silence) <= 0, "doubt-after must not be longer than silence");
		require(eventSizeMax.toBytes() >= 1 && eventSizeMax.toBytes() <= Integer.MAX_VALUE,
				"event-size-max must be 1B to 2GB");
		require(!announceDelay.isNegative(), "announce-delay must not be negative");
	}

	private static void requirePositive(String name, Duration duration) {
		require(duration.toMillis() >= 1, name + " must be at least 1ms");
	}

	private static void require(boolean fulfilled, String rule) {
		if (!fulfilled) {
			throw new IllegalArgumentException("rollcall.discovery." + rule);
		}
	}

}
