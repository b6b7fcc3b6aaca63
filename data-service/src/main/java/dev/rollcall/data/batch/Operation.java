package dev.rollcall.data.batch;

import dev.rollcall.data.item.ItemKey;
import dev.rollcall.data.item.JsonText;
import dev.rollcall.data.item.Metadata;
import dev.rollcall.data.item.Preconditions;
import org.jspecify.annotations.Nullable;

/** One change of a batch. */
sealed interface Operation {

	/**
	 * The item that it is about.
	 * @return its key
	 */
	ItemKey key();

	/**
	 * Makes an item.
	 *
	 * @param key its key
	 * @param value its value
	 * @param metadata its metadata
	 */
	record Create(ItemKey key, JsonText value, Metadata metadata) implements Operation {
	}

	/**
	 * Changes an item.
	 *
	 * @param key its key
	 * @param value its new value; {@code null} keeps the old one
	 * @param metadata all of its new metadata; {@code null} keeps the old ones
	 * @param preconditions the state that it must be in
	 */
	record Update(ItemKey key, @Nullable JsonText value, @Nullable Metadata metadata,
			Preconditions preconditions) implements Operation {
	}

	/**
	 * Deletes an item.
	 *
	 * @param key its key
	 * @param preconditions the state that it must be in
	 */
	record Delete(ItemKey key, Preconditions preconditions) implements Operation {
	}

}
