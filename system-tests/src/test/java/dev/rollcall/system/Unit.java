package dev.rollcall.system;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.system.ItemTable.StoredItem;

/**
 * Items that are always written together: one by itself, or several as a batch. The first
 * write creates them, each later one makes the next version, on the condition that the
 * last one is still there.
 */
final class Unit {

	private final List<String> keys;

	/** The last version that was acknowledged, 0 before the first. */
	private int version;

	/** Of the write that was begun and not acknowledged; empty when it has none. */
	private String idempotencyKey = "";

	private boolean undecided;

	/** Whether the write that was begun was in the database when last looked at. */
	private boolean happened;

	private int unanswered;

	Unit(List<String> keys) {
		this.keys = List.copyOf(keys);
	}

	List<String> keys() {
		return this.keys;
	}

	/** Whether a write was begun of which nobody knows whether it has happened. */
	boolean isUndecided() {
		return this.undecided;
	}

	/** Whether that write can be sent again. */
	boolean isRepeatable() {
		return this.undecided && !this.idempotencyKey.isEmpty();
	}

	void begin(String key) {
		this.idempotencyKey = key;
		this.undecided = true;
		this.happened = false;
		this.unanswered = 0;
	}

	void unanswered() {
		this.unanswered++;
	}

	void acknowledged() {
		this.undecided = false;
		this.version++;
	}

	Answer send(HttpProbe instance) {
		HttpProbe probe = this.idempotencyKey.isEmpty() ? instance
				: instance.with("Idempotency-Key", this.idempotencyKey);
		int next = this.version + 1;
		if (this.keys.size() > 1) {
			return probe.post("/api/data/batch",
					this.keys.stream()
						.map((key) -> operation(key, next))
						.collect(Collectors.joining(",", "{\"operations\":[", "]}")));
		}
		String key = this.keys.getFirst();
		if (this.version == 0) {
			return probe.post("/api/data", "{\"key\":\"%s\",\"value\":%d}".formatted(key, next));
		}
		return probe.with("If-Match", "\"" + this.version + "\"").put("/api/data/" + key, "{\"value\":" + next + "}");
	}

	private String operation(String key, int next) {
		return (this.version == 0) ? "{\"op\":\"create\",\"key\":\"%s\",\"value\":%d}".formatted(key, next)
				: "{\"op\":\"update\",\"key\":\"%s\",\"value\":%d,\"version\":%d}".formatted(key, next, this.version);
	}

	/**
	 * Whether an answer acknowledges the write that was begun: it made the next version,
	 * and it is a repeated answer if it is known that the write had happened.
	 */
	boolean isAnswer(Answer answer) {
		int next = this.version + 1;
		boolean made = (this.keys.size() > 1)
				? answer.json()
					.path("results")
					.valueStream()
					.filter((result) -> result.path("version").asInt() == next)
					.count() == this.keys.size()
				: answer.json().at("/data/version").asInt() == next && answer.json().at("/data/value").asInt() == next;
		return made && (!this.happened || answer.header("Idempotency-Replayed").equals("true"));
	}

	/**
	 * Compares with what is stored, and learns from it what has become of a write whose
	 * outcome nobody knew.
	 * @return what is wrong; empty when nothing is
	 */
	String compare(Map<String, StoredItem> items) {
		List<StoredItem> stored = this.keys.stream().map(items::get).filter(Objects::nonNull).toList();
		List<Integer> versions = stored.stream().map(StoredItem::version).distinct().toList();
		int found = versions.isEmpty() ? 0 : versions.getFirst();
		boolean whole = versions.size() <= 1 && (stored.isEmpty() || stored.size() == this.keys.size());
		boolean valuesFit = stored.stream().allMatch((item) -> item.value().equals(String.valueOf(item.version())));
		this.happened = this.undecided && found == this.version + 1;
		if (!whole || !valuesFit || (found != this.version && !this.happened)) {
			return "%s is stored as %s".formatted(this, stored);
		}
		if (this.undecided && this.idempotencyKey.isEmpty()) {
			this.undecided = false;
			this.version = found;
		}
		return "";
	}

	@Override
	public String toString() {
		return "%s in version %d%s".formatted(this.keys, this.version,
				this.undecided ? ", the next one begun with key '%s', %d times without an answer"
					.formatted(this.idempotencyKey, this.unanswered) : "");
	}

}
