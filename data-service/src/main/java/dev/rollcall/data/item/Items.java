package dev.rollcall.data.item;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

import dev.rollcall.data.item.ItemSearch.Found;
import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.token.Caller;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All items: the only door to them. What is written must be within its limits
 * ({@link #check}): whoever calls checks that before a transaction begins, since on
 * SQLite one that may write holds up every other writer from its first moment.
 */
@Component
public class Items {

	private final ItemRepository repository;

	private final ItemSearch search;

	private final ItemProperties limits;

	private final InstantSource clock;

	private final TransactionTemplate read;

	private final TransactionTemplate write;

	Items(ItemRepository repository, ItemSearch search, ItemProperties limits, InstantSource clock,
			PlatformTransactionManager transactions) {
		this.repository = repository;
		this.search = search;
		this.limits = limits;
		this.clock = clock;
		this.write = new TransactionTemplate(transactions);
		this.read = new TransactionTemplate(transactions);
		this.read.setReadOnly(true);
		this.read.setIsolationLevel(repository.isolationOfOneMoment());
	}

	/**
	 * Refuses what is over its limit.
	 * @param value a value, if there is one
	 * @param metadata metadata, if there are any
	 * @throws ProblemException 413 for the value, 400 for the metadata
	 */
	public void check(@Nullable JsonText value, @Nullable Metadata metadata) {
		this.limits.check(value, metadata);
	}

	/**
	 * Creates an item.
	 * @param key its key
	 * @param value its value
	 * @param metadata its metadata
	 * @param caller who will own it
	 * @return the item; empty when there is one with this key
	 */
	public Optional<Item> create(ItemKey key, JsonText value, Metadata metadata, Caller caller) {
		return this.write.execute(
				(transaction) -> this.repository.add(Item.of(key, value, metadata, caller.id(), this.clock.instant())));
	}

	/**
	 * Reads an item.
	 * @param key its key
	 * @return the item
	 */
	Item get(ItemKey key) {
		return this.repository.find(key).orElseThrow(Items::notFound);
	}

	/**
	 * Lists items. What is counted and what is listed are of the same moment.
	 * @param query which items
	 * @param memory told how many bytes the page has before it is read; throws when they
	 * are too many
	 * @return one page
	 */
	ItemPage list(ItemQuery query, LongConsumer memory) {
		return this.read.execute((transaction) -> {
			ItemSearch.Page found = this.search.find(query);
			memory.accept(bearableBytes(found.items()) + this.repository.metadataBytes(ids(found.items())));
			return new ItemPage(items(found.items()), query.page(), query.size(), found.total(), found.exact());
		});
	}

	private long bearableBytes(List<Found> found) {
		long sizeBytes = found.stream().mapToLong(Found::valueSizeBytes).sum();
		long limitBytes = this.limits.pageValueSizeMax().toBytes();
		if (sizeBytes > limitBytes) {
			throw new ProblemException(DataProblem.PAGE_TOO_LARGE, "The values of these " + found.size()
					+ " items have " + sizeBytes + " bytes, more than " + limitBytes + ": ask for a smaller size");
		}
		return sizeBytes;
	}

	private List<Item> items(List<Found> found) {
		Map<Long, Item> items = this.repository.find(ids(found))
			.stream()
			.collect(Collectors.toMap(Item::id, Function.identity()));
		return found.stream().map((one) -> items.get(one.id())).toList();
	}

	private static List<Long> ids(List<Found> found) {
		return found.stream().map(Found::id).toList();
	}

	/**
	 * Changes an item.
	 * @param key its key
	 * @param value the new value; {@code null} keeps the old one
	 * @param metadata all of the new metadata; {@code null} keeps the old ones
	 * @param preconditions the state that the caller expects
	 * @param caller who changes it
	 * @return the item in its new version
	 */
	public Item change(ItemKey key, @Nullable JsonText value, @Nullable Metadata metadata, Preconditions preconditions,
			Caller caller) {
		return this.write.execute((transaction) -> {
			Item item = this.repository.findToChange(key).orElseThrow(Items::notFound);
			item.requireChangeable(caller, preconditions);
			Item next = item.changed(value, metadata, this.clock.instant());
			this.repository.replace(item, next);
			return next;
		});
	}

	/**
	 * Deletes an item.
	 * @param key its key
	 * @param preconditions the state that the caller expects
	 * @param caller who deletes it
	 */
	public void delete(ItemKey key, Preconditions preconditions, Caller caller) {
		this.write.executeWithoutResult((transaction) -> {
			Item item = this.repository.findToChange(key).orElseThrow(Items::notFound);
			item.requireChangeable(caller, preconditions);
			this.repository.remove(item);
		});
	}

	/**
	 * The problem of a key that no item has.
	 * @return the exception to throw
	 */
	public static ProblemException notFound() {
		return new ProblemException(DataProblem.NOT_FOUND, "There is no item with this key");
	}

	/**
	 * The problem of a key that an item has already.
	 * @return the exception to throw
	 */
	public static ProblemException keyTaken() {
		return new ProblemException(DataProblem.KEY_TAKEN, "There is an item with this key already");
	}

}
