package dev.rollcall.data.item;

import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /api/data/{key}}. A missing member leaves what is there.
 *
 * @param value the new value; the value {@code null} is not a missing one
 * @param metadata all of the new metadata; {@code null} in the body is none
 */
record PutItemRequest(@Nullable JsonText value, @Nullable Metadata metadata) {
}
