package dev.rollcall.compute.job;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * A job as clients see it (CONTRACT 7).
 *
 * @param jobId what it is found by
 * @param status its state
 * @param progress 0 to 100, how much is done
 * @param data as it was submitted
 * @param result as {@code /direct} gives it, once it is completed
 * @param error why it failed, for its owner
 * @param attempts how often it was started
 * @param maxAttempts how often it may be
 * @param service the instance that runs it or ran it last
 * @param submittedBy the id of the user who owns it
 * @param createdAt when it was submitted
 * @param startedAt when its last attempt began
 * @param finishedAt when it ended
 * @param omitted in lists: which members are left out because they are too large
 */
record JobView(String jobId, JobStatus status, int progress, @Nullable JsonText data, @Nullable JsonText result,
		@Nullable String error, int attempts, int maxAttempts, @Nullable String service, String submittedBy,
		Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt,
		@JsonInclude(Include.NON_EMPTY) List<String> omitted) {
}
