package dev.rollcall.data.batch;

import dev.rollcall.data.item.JsonText;
import dev.rollcall.data.item.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a batch, as it was sent.
 *
 * @param op what to do
 * @param key of the item
 * @param value its value; the value {@code null} is not a missing one
 * @param metadata all of its metadata; {@code null} is none
 * @param version that the item must have
 */
record OperationRequest(@Nullable String op, @Nullable String key, @Nullable JsonText value,
		@Nullable Metadata metadata, @Nullable JsonText version) {
}
