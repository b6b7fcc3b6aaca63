package dev.rollcall.monitor.check;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How instances are checked.
 *
 * @param interval from one round of checks to the next, at least 100 ms; well below the
 * 30 s after which the registry forgets an instance that died, so that
 * {@code outageAfter} checks have failed by then
 * @param timeout how long {@code /health} may take, from 1 ms to the interval
 * @param sizeMax the longest answer that counts as one, above 0
 * @param concurrencyMax instances that are asked at the same time, at least 1
 * @param instancesMax instances that are watched, at least 1; further ones are not. Who
 * is no longer listed counts, and makes room for whoever comes
 * @param outageAfter failed checks in a row that make an outage, at least 1
 * @param missingGrace how long an instance that the registry no longer lists counts as
 * there while it answers: a registry that was restarted lists nobody at first
 * @param retention how long an instance that the registry no longer lists is shown
 */
@ConfigurationProperties("rollcall.monitor.check")
public record CheckProperties(@DefaultValue("5s") Duration interval, @DefaultValue("2s") Duration timeout,
		@DefaultValue("64KB") DataSize sizeMax, @DefaultValue("16") int concurrencyMax,
		@DefaultValue("500") int instancesMax, @DefaultValue("3") int outageAfter,
		@DefaultValue("15s") Duration missingGrace, @DefaultValue("10m") Duration retention) {

	private static final Duration INTERVAL_MIN = Duration.ofMillis(100);

	public CheckProperties {
		require(interval.compareTo(INTERVAL_MIN) >= 0, "interval must be at least 100ms");
		require(timeout.toMillis() >= 1 && timeout.compareTo(interval) <= 0, "timeout must be 1ms to the interval");
		require(sizeMax.toBytes() >= 1, "size-max must be at least 1B");
		require(concurrencyMax >= 1, "concurrency-max must be at least 1");
		require(instancesMax >= 1, "instances-max must be at least 1");
		require(outageAfter >= 1, "outage-after must be at least 1");
		require(!missingGrace.isNegative(), "missing-grace must not be negative");
		require(retention.compareTo(missingGrace) >= 0, "retention must not be shorter than missing-grace");
	}

	/**
	 * How long a round takes at most: as many instances as there may be hang, and are
	 * asked so many at a time. Once more the same is room for the gateway's counts and
	 * for what the machine takes.
	 */
	Duration roundMax() {
		return this.timeout.multipliedBy(Math.ceilDiv(this.instancesMax, this.concurrencyMax) + 1L);
	}

	private static void require(boolean fulfilled, String rule) {
		if (!fulfilled) {
			throw new IllegalArgumentException("rollcall.monitor.check." + rule);
		}
	}

}
