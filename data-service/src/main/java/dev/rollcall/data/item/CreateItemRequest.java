package dev.rollcall.data.item;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/data}. Whatever else a body has is ignored: nobody sets an
 * id, a version, an owner or a time.
 *
 * @param key the key of the new item
 * @param value its value; the value {@code null} is not a missing one
 * @param metadata its metadata, none when missing
 */
record CreateItemRequest(
		@NotNull(message = "is missing") @Pattern(regexp = ItemKey.PATTERN, message = ItemKey.RULE) String key,
		@NotNull(message = "is missing") JsonText value, @Nullable Metadata metadata) {

	Metadata metadataOrNone() {
		return (this.metadata != null) ? this.metadata : Metadata.NONE;
	}

}
