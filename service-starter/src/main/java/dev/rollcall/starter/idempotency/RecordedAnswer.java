package dev.rollcall.starter.idempotency;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The answer to a call that happened.
 *
 * @param fingerprint of the body of the call
 * @param status 200 to 299
 * @param body JSON, if there was a body
 * @param location the value of {@code Location}, if there was one
 * @param entityTag the value of {@code ETag}, if there was one
 * @param recordedAtMillis since the epoch
 */
record RecordedAnswer(byte[] fingerprint, int status, @Nullable String body, @Nullable String location,
		@Nullable String entityTag, long recordedAtMillis) {

	/**
	 * Whether it answers a call with this body.
	 * @param other the fingerprint of the body
	 * @return whether the bodies are the same
	 */
	boolean answers(byte[] other) {
		return Arrays.equals(this.fingerprint, other);
	}

	/**
	 * The answer to the call when it comes again.
	 * @return the same, marked as a repeat
	 */
	ResponseEntity<?> replay() {
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatusCode.valueOf(this.status))
			.header(Idempotency.REPLAYED, "true");
		if (this.location != null) {
			answer.location(URI.create(this.location));
		}
		if (this.entityTag != null) {
			answer.eTag(this.entityTag);
		}
		return (this.body != null)
				? answer.contentType(MediaType.APPLICATION_JSON).body(this.body.getBytes(StandardCharsets.UTF_8))
				: answer.build();
	}

}
