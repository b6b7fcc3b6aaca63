package dev.rollcall.kv.entry;

import java.time.Instant;

import dev.rollcall.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value to store.
 *
 * @param value any JSON, {@code null} too
 * @param ttlSeconds for how long, an integer; it stays when there is none
 */
record PutRequest(@Nullable JsonNode value, @Nullable JsonNode ttlSeconds) {

	JsonNode requiredValue() {
		if (this.value == null) {
			throw ProblemException.invalid("value", "is missing");
		}
		return this.value;
	}

	@Nullable Instant expiresAt(Instant now, EntryProperties limits) {
		if (this.ttlSeconds == null || this.ttlSeconds.isNull()) {
			return null;
		}
		long secondsMax = limits.ttlMax().toSeconds();
		if (!this.ttlSeconds.isIntegralNumber() || !this.ttlSeconds.canConvertToLong() || this.ttlSeconds.asLong() < 1
				|| this.ttlSeconds.asLong() > secondsMax) {
			throw ProblemException.invalid("ttlSeconds", "must be an integer from 1 to " + secondsMax);
		}
		return now.plusSeconds(this.ttlSeconds.asLong());
	}

}
