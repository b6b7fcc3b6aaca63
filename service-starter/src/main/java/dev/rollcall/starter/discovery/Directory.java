package dev.rollcall.starter.discovery;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rollcall.starter.discovery.RegistryEvent.Change;
import dev.rollcall.starter.discovery.RegistryEvent.Kind;
import dev.rollcall.starter.discovery.RegistryEvent.Lost;
import dev.rollcall.starter.discovery.RegistryEvent.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The list as the event stream tells it. Written by the follower, read by everybody; the
 * last list stays when the stream is lost.
 */
class Directory {

	private volatile State state = new State(null, Map.of(), false, System.nanoTime());

	void apply(RegistryEvent event) {
		State before = this.state;
		this.state = switch (event) {
			case Snapshot snapshot -> State.of(snapshot);
			case Change change -> before.with(change);
			case Lost lost -> before.lost();
		};
	}

	/** Of the registry that the list is from, null before the first snapshot. */
	@Nullable String epoch() {
		return this.state.epoch();
	}

	/** Whether the list is the registry's own at this moment. */
	boolean isFollowed() {
		return this.state.followed();
	}

	/**
	 * How old the list may be: how long the stream has been lost.
	 * @return zero while it is followed, empty before the first snapshot
	 */
	Optional<Duration> age() {
		State now = this.state;
		if (now.epoch() == null) {
			return Optional.empty();
		}
		return Optional.of(now.followed() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - now.lostNanos()));
	}

	/** Everybody, whatever the status. */
	List<RegisteredInstance> instances() {
		return List.copyOf(this.state.byId().values());
	}

	/**
	 * What is known at one moment.
	 *
	 * @param epoch of the registry
	 * @param byId the instances by their ids
	 * @param followed whether changes are heard of
	 * @param lostNanos since when they are not
	 */
	private record State(@Nullable String epoch, Map<String, RegisteredInstance> byId, boolean followed,
			long lostNanos) {

		static State of(Snapshot snapshot) {
			Map<String, RegisteredInstance> all = new LinkedHashMap<>();
			snapshot.instances().forEach((instance) -> all.put(instance.id(), instance));
			return new State(snapshot.epoch(), all, true, 0);
		}

		State with(Change change) {
			Map<String, RegisteredInstance> all = new LinkedHashMap<>(this.byId);
			RegisteredInstance instance = change.instance();
			if (change.kind() == Kind.DEREGISTERED || change.kind() == Kind.EVICTED) {
				all.remove(instance.id());
			}
			else {
				all.put(instance.id(), instance);
			}
			return new State(this.epoch, all, true, 0);
		}

		State lost() {
			return new State(this.epoch, this.byId, false, this.followed ? System.nanoTime() : this.lostNanos);
		}

	}

}
