package dev.rollcall.data.item;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.token.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A stored item, as clients see it (CONTRACT 6). It refuses whoever may not change it and
 * whoever expects another version of it; every accepted change is a new version.
 *
 * @param id never given to another item
 * @param key what it is found by
 * @param value any JSON value
 * @param metadata texts by name, in the order of their names
 * @param version 1 at first, one more with every change
 * @param createdBy the id of the user who owns it
 * @param createdAt to the millisecond
 * @param updatedAt to the millisecond, later with every change
 */
public record Item(@JsonFormat(shape = JsonFormat.Shape.STRING) long id, String key, JsonText value,
		Map<String, String> metadata, long version, String createdBy, Instant createdAt, Instant updatedAt) {

	private static final long FIRST_VERSION = 1;

	private static final long NOT_STORED = 0;

	/** What times are kept to. */
	private static final Duration TICK = Duration.ofMillis(1);

	public Item {
		metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
	}

	/**
	 * A new item, to be stored.
	 * @param key the key, which no other item has
	 * @param value the value
	 * @param metadata the metadata
	 * @param ownerId the id of the user who creates it
	 * @param now when it is created
	 * @return the item, which has no id yet
	 */
	static Item of(ItemKey key, JsonText value, Metadata metadata, String ownerId, Instant now) {
		Instant createdAt = now.truncatedTo(ChronoUnit.MILLIS);
		return new Item(NOT_STORED, key.text(), value, metadata.entries(), FIRST_VERSION, ownerId, createdAt,
				createdAt);
	}

	/**
	 * The item when it is stored.
	 * @param id the id that the database gave it
	 * @return a copy
	 */
	Item withId(long id) {
		return new Item(id, this.key, this.value, this.metadata, this.version, this.createdBy, this.createdAt,
				this.updatedAt);
	}

	/**
	 * The item with metadata.
	 * @param metadata all of its metadata
	 * @return a copy
	 */
	Item withMetadata(Map<String, String> metadata) {
		return new Item(this.id, this.key, this.value, metadata, this.version, this.createdBy, this.createdAt,
				this.updatedAt);
	}

	/**
	 * The item after a change.
	 * @param value the new value; {@code null} keeps the old one
	 * @param metadata all of the new metadata; {@code null} keeps the old ones
	 * @param now when it is changed
	 * @return the next version
	 */
	Item changed(@Nullable JsonText value, @Nullable Metadata metadata, Instant now) {
		// later than the last change even if the clock is not: changes sort in their
		// order
		Instant next = this.updatedAt.plus(TICK);
		Instant changedAt = now.truncatedTo(ChronoUnit.MILLIS);
		return new Item(this.id, this.key, (value != null) ? value : this.value,
				(metadata != null) ? metadata.entries() : this.metadata, this.version + 1, this.createdBy,
				this.createdAt, changedAt.isAfter(next) ? changedAt : next);
	}

	/**
	 * Refuses whoever may not change or delete the item.
	 * @param caller who asks
	 * @param preconditions what the caller expects
	 */
	void requireChangeable(Caller caller, Preconditions preconditions) {
		if (!caller.mayChangeWhatBelongsTo(this.createdBy)) {
			throw new ProblemException(DataProblem.NOT_OWNER, "Only its owner or an ADMIN changes or deletes an item");
		}
		if (!preconditions.expect(this.version) || preconditions.exclude(this.version)) {
			throw preconditionFailed();
		}
	}

	/**
	 * Tells who has this version already.
	 * @param preconditions what a reader expects
	 * @return whether the reader need not be sent it
	 * @throws ProblemException 412 when the reader expects another version
	 */
	boolean isKnown(Preconditions preconditions) {
		if (!preconditions.expect(this.version)) {
			throw preconditionFailed();
		}
		return preconditions.exclude(this.version);
	}

	private ProblemException preconditionFailed() {
		return new ProblemException(DataProblem.PRECONDITION_FAILED, "The item is at version " + this.version);
	}

	/**
	 * The entity tag of this version.
	 * @return the version, quoted
	 */
	String entityTag() {
		return "\"" + this.version + "\"";
	}

}
