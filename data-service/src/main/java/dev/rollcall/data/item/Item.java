package dev.rollcall.data.item;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.token.Caller;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/**
 * A stored item. It refuses whoever may not change it and whoever expects another version
 * of it; every accepted change is a new version.
 */
@Entity
@Table(name = "data_item")
class Item {

	private static final long FIRST_VERSION = 1;

	/** One query fetches the metadata of so many items of a page. */
	private static final int METADATA_BATCH_SIZE = 500;

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(name = "item_key", updatable = false)
	private String key;

	@Column(name = "value")
	private String value;

	@Column(name = "value_size")
	private int valueSizeBytes;

	@ElementCollection
	@CollectionTable(name = "data_item_metadata", joinColumns = @JoinColumn(name = "item_id"))
	@MapKeyColumn(name = "name")
	@Column(name = "value")
	@BatchSize(size = METADATA_BATCH_SIZE)
	private Map<String, String> metadata = new HashMap<>();

	@Version
	@Column(name = "version")
	private long version = FIRST_VERSION;

	@Column(name = "created_by", updatable = false)
	private String createdBy;

	@Column(name = "created_at", updatable = false)
	private long createdAtMillis;

	@Column(name = "updated_at")
	private long updatedAtMillis;

	/**
	 * A new item.
	 * @param key the key, which no other item has
	 * @param value the value
	 * @param metadata the metadata
	 * @param ownerId the id of the user who creates it
	 * @param now when it is created
	 */
	Item(ItemKey key, JsonText value, Metadata metadata, String ownerId, Instant now) {
		this.key = key.text();
		this.value = value.text();
		this.valueSizeBytes = value.sizeBytes();
		this.metadata.putAll(metadata.entries());
		this.createdBy = ownerId;
		this.createdAtMillis = now.toEpochMilli();
		this.updatedAtMillis = this.createdAtMillis;
	}

	/** For JPA, which sets the fields afterwards. */
	@SuppressWarnings("NullAway.Init")
	protected Item() {
	}

	/**
	 * Changes the item.
	 * @param value the new value; {@code null} keeps the old one
	 * @param metadata all of the new metadata; {@code null} keeps the old ones
	 * @param now when it is changed
	 */
	void change(@Nullable JsonText value, @Nullable Metadata metadata, Instant now) {
		if (value != null) {
			this.value = value.text();
			this.valueSizeBytes = value.sizeBytes();
		}
		if (metadata != null) {
			this.metadata.keySet().retainAll(metadata.entries().keySet());
			this.metadata.putAll(metadata.entries());
		}
		// later than the last change even if the clock is not: changes sort in their
		// order, and each one makes a new version, also the one to the same value
		this.updatedAtMillis = Math.max(now.toEpochMilli(), this.updatedAtMillis + 1);
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
		if (!preconditions.hold(this.version)) {
			throw new ProblemException(DataProblem.PRECONDITION_FAILED, "The item is at version " + this.version);
		}
	}

	/**
	 * The item as clients see it; to be called while the transaction runs that read it.
	 * @return a copy
	 */
	ItemView view() {
		return new ItemView(Long.toString(id()), this.key, new JsonText(this.value), Map.copyOf(this.metadata),
				this.version, this.createdBy, Instant.ofEpochMilli(this.createdAtMillis),
				Instant.ofEpochMilli(this.updatedAtMillis));
	}

	/**
	 * The id.
	 * @return the id, known once the item was saved
	 */
	long id() {
		return Objects.requireNonNull(this.id, "The item was not saved yet");
	}

}
