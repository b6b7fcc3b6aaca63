package dev.rollcall.data.item;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Items in the database. */
interface ItemRepository extends Repository<Item, Long> {

	/**
	 * Stores a new item; changes of a stored one need no call.
	 * @param item the item
	 * @return the item, with its id
	 */
	Item save(Item item);

	/**
	 * Deletes an item.
	 * @param item the item, as it was read in the same transaction
	 */
	void delete(Item item);

	/** Executes what was changed so far, which counts the version up. */
	void flush();

	Optional<Item> findByKey(String key);

	/**
	 * An item that nobody else changes until the transaction ends. On SQLite that is so
	 * for whatever a transaction reads that may write; elsewhere the row is locked.
	 * @param key the key
	 * @return the item
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select i from Item i where i.key = :key")
	Optional<Item> findByKeyToChange(String key);

	List<Item> findByIdIn(Collection<Long> ids);

}
