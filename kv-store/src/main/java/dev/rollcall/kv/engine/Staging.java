package dev.rollcall.kv.engine;

import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rollcall.kv.engine.KvEngine.Written;
import dev.rollcall.kv.engine.RefusedWriteException.Reason;
import dev.rollcall.kv.engine.Write.Once;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one commit, applied one after the other to what is committed and to each
 * other's results. Nobody sees it before it is committed; used by one thread.
 */
class Staging {

	/** A JSON number or string that is a decimal integer. */
	private static final Pattern INTEGER = Pattern.compile("(\"?)(-?[0-9]++)\\1");

	private final Entries committed;

	private final CommittedReplays committedReplays;

	private final EngineProperties limits;

	private final Instant now;

	private final Map<String, Optional<Entry>> changed = new LinkedHashMap<>();

	private final Map<String, Replay> replays = new LinkedHashMap<>();

	private long version;

	private long sizeBytes;

	Staging(Entries committed, CommittedReplays committedReplays, EngineProperties limits, Instant now) {
		this.committed = committed;
		this.committedReplays = committedReplays;
		this.limits = limits;
		this.now = now;
		this.version = committed.version();
		this.sizeBytes = committed.sizeBytes();
	}

	/**
	 * Applies a write.
	 * @param write what to do
	 * @return what becomes of it once this is committed
	 * @throws RefusedWriteException when it changes nothing
	 * @throws SQLException when the file cannot be read
	 */
	Written apply(Write write) throws SQLException {
		return switch (write) {
			case Write.Put put -> put(put);
			case Write.Delete delete -> delete(delete);
			case Write.Calculate calculate -> calculate(calculate);
		};
	}

	/**
	 * Removes entries that have expired and that no write of this commit has replaced.
	 */
	void sweep() {
		for (Entry expired : this.committed.expired(this.now, this.limits.batchMax())) {
			if (!this.changed.containsKey(expired.key())) {
				remove(expired);
			}
		}
	}

	private Written put(Write.Put put) {
		Entry current = current(put.key());
		require(put.condition().holds(current), Reason.CONDITION_FAILED);
		return Written.of(store(put.key(), put.value(), put.expiresAt()), current == null);
	}

	private Written delete(Write.Delete delete) {
		Entry current = current(delete.key());
		require(delete.condition().holds(current), Reason.CONDITION_FAILED);
		if (current == null) {
			throw new RefusedWriteException(Reason.ABSENT);
		}
		remove(current);
		return Written.of(current, false);
	}

	private Written calculate(Write.Calculate calculate) throws SQLException {
		Once once = calculate.once();
		Replay earlier = (once != null) ? replay(Replay.scope(calculate, once)) : null;
		if (earlier != null) {
			require(earlier.fingerprint().equals(Replay.fingerprint(calculate)), Reason.KEY_REUSED);
			Entry then = new Entry(calculate.key(), earlier.value(), earlier.version(), null);
			return new Written(then, false, true, earlier.service());
		}
		Entry current = current(calculate.key());
		BigInteger value = (current != null) ? integer(current.value()) : calculate.initial();
		if (value == null) {
			throw new RefusedWriteException(Reason.ABSENT);
		}
		String result = text(calculate.arithmetic().of(value, calculate.operand()));
		Entry entry = store(calculate.key(), result, (current != null) ? current.expiresAt() : null);
		if (once != null) {
			String scope = Replay.scope(calculate, once);
			this.replays.put(scope,
					new Replay(scope, Replay.fingerprint(calculate), result, entry.version(), once.service()));
		}
		return new Written(entry, current == null, false, (once != null) ? once.service() : null);
	}

	/** Exact integers are strings in JSON, because readers take numbers for doubles. */
	private String text(BigInteger result) {
		String digits = result.toString();
		require(digits.length() - ((result.signum() < 0) ? 1 : 0) <= this.limits.digitsMax(), Reason.TOO_MANY_DIGITS);
		return '"' + digits + '"';
	}

	private BigInteger integer(String json) {
		Matcher matcher = INTEGER.matcher(json);
		require(matcher.matches(), Reason.NOT_AN_INTEGER);
		// what was put may be longer than any result, and reading it would take long
		require(matcher.group(2).length() <= this.limits.digitsMax() + 1, Reason.TOO_MANY_DIGITS);
		return new BigInteger(matcher.group(2));
	}

	private Entry store(String key, String value, @Nullable Instant expiresAt) {
		Entry replaced = stored(key);
		Entry entry = new Entry(key, value, this.version + 1, expiresAt);
		long more = entry.sizeBytes() - ((replaced != null) ? replaced.sizeBytes() : 0);
		require(more <= 0 || this.sizeBytes + more <= this.limits.sizeMax().toBytes(), Reason.STORE_FULL);
		this.sizeBytes += more;
		this.version++;
		this.changed.put(key, Optional.of(entry));
		return entry;
	}

	private void remove(Entry entry) {
		this.version++;
		this.sizeBytes -= entry.sizeBytes();
		this.changed.put(entry.key(), Optional.empty());
	}

	private @Nullable Entry current(String key) {
		Entry stored = stored(key);
		return (stored != null && !stored.isExpired(this.now)) ? stored : null;
	}

	private @Nullable Entry stored(String key) {
		Optional<Entry> staged = this.changed.get(key);
		return (staged != null) ? staged.orElse(null) : this.committed.get(key);
	}

	private @Nullable Replay replay(String scope) throws SQLException {
		Replay staged = this.replays.get(scope);
		return (staged != null) ? staged
				: this.committedReplays.find(scope, this.now.minus(this.limits.replays().ageMax()));
	}

	private static void require(boolean condition, Reason reason) {
		if (!condition) {
			throw new RefusedWriteException(reason);
		}
	}

	/** Makes what was applied visible; to be called when it is durable. */
	void publish() {
		this.changed
			.forEach((key, entry) -> entry.ifPresentOrElse(this.committed::put, () -> this.committed.remove(key)));
		this.committed.version(this.version);
	}

	/** Keys with what they have now; empty where they were removed. */
	Map<String, Optional<Entry>> changed() {
		return this.changed;
	}

	/** New results, in their order. */
	Iterable<Replay> replays() {
		return this.replays.values();
	}

	long version() {
		return this.version;
	}

	Instant now() {
		return this.now;
	}

	/** Where earlier results are. */
	@FunctionalInterface
	interface CommittedReplays {

		@Nullable Replay find(String scope, Instant keptSince) throws SQLException;

	}

}
