package dev.rollcall.data.batch;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of batches.
 *
 * @param operationsMax operations of a batch, which bounds how long its transaction holds
 * up other writers; at least 1. Over it: 400
 * @param bodiesSizeMax of the bodies of all batches that are being read and carried out;
 * in memory they take up to four times as much. At least 1 KB. Over it: 503
 * @param waitMax how long a batch waits for others to end before that; not negative. With
 * the write line's limit after it, it should be less than what the gateway waits for
 */
@ConfigurationProperties("rollcall.data.batch")
record BatchProperties(@DefaultValue("100") int operationsMax, @DefaultValue("8MB") DataSize bodiesSizeMax,
		@DefaultValue("400ms") Duration waitMax) {

	BatchProperties {
		require(operationsMax >= 1, "operations-max must be at least 1, not " + operationsMax);
		require(bodiesSizeMax.toKilobytes() >= 1, "bodies-size-max must be at least 1 KB, not " + bodiesSizeMax);
		require(!waitMax.isNegative(), "wait-max must not be negative, as is " + waitMax);
	}

	private static void require(boolean holds, String message) {
		if (!holds) {
			throw new IllegalArgumentException("rollcall.data.batch." + message);
		}
	}

}
