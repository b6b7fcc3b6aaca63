package dev.rollcall.data.batch;

import jakarta.validation.constraints.NotNull;

/**
 * The body of {@code POST /api/data/batch}.
 *
 * @param operations what is wrong with one is said of that one, and only when its turn
 * comes
 */
record BatchRequest(@NotNull(message = "is missing") Batch operations) {
}
