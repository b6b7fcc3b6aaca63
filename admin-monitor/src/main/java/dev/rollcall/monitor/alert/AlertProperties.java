package dev.rollcall.monitor.alert;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator is told.
 *
 * @param slowAfter answers that take longer raise a warning, above 0
 * @param pause the least time between two alerts of one kind for one instance; 0 means
 * none
 * @param keptMax alerts that are kept for {@code /api/alerts}, at least 1; the oldest go
 * first
 * @param file where they are kept over a restart; its folder is made
 */
@ConfigurationProperties("rollcall.monitor.alert")
record AlertProperties(@DefaultValue("1000ms") Duration slowAfter, @DefaultValue("60s") Duration pause,
		@DefaultValue("1000") int keptMax, Path file) {

	AlertProperties {
		if (slowAfter.toMillis() < 1) {
			throw new IllegalArgumentException("rollcall.monitor.alert.slow-after must be at least 1ms");
		}
		if (pause.isNegative()) {
			throw new IllegalArgumentException("rollcall.monitor.alert.pause must not be negative");
		}
		if (keptMax < 1) {
			throw new IllegalArgumentException("rollcall.monitor.alert.kept-max must be at least 1, not " + keptMax);
		}
	}

}
