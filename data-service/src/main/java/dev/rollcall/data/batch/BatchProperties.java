package dev.rollcall.data.batch;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of batches.
 *
 * @param operationsMax operations of a batch, which bounds how long its transaction holds
 * up other writers; at least 1. Over it: 400
 */
@ConfigurationProperties("rollcall.data.batch")
record BatchProperties(@DefaultValue("100") int operationsMax) {

	BatchProperties {
		if (operationsMax < 1) {
			throw new IllegalArgumentException(
					"rollcall.data.batch.operations-max must be at least 1, not " + operationsMax);
		}
	}

}
