package dev.rollcall.monitor.check;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.rollcall.monitor.roster.Target;
import dev.rollcall.monitor.roster.TargetId;

/** The instances under watch. Used by one round at a time. */
class Watches {

	private final Map<TargetId, InstanceState> states = new HashMap<>();

	private final CheckProperties properties;

	Watches(CheckProperties properties) {
		this.properties = properties;
	}

	/** Takes over the registry's list and forgets who has been away from it for long. */
	void follow(List<Target> targets, Instant now) {
		Set<TargetId> listed = targets.stream().map(Target::id).collect(Collectors.toSet());
		this.states.replaceAll((id, state) -> listed.contains(id) ? state : state.missing(now));
		this.states.values().removeIf((state) -> state.isOver(this.properties.retention(), now));
		// all who are known first, so that none of them is forgotten for a new one
		targets.forEach((target) -> this.states.computeIfPresent(target.id(), (id, state) -> state.listed(target)));
		for (Target target : targets) {
			if (!this.states.containsKey(target.id())
					&& (this.states.size() < this.properties.instancesMax() || forgetTheLongestMissing())) {
				this.states.put(target.id(), InstanceState.unknown(target));
			}
		}
	}

	/** Who is gone keeps out nobody who is there. */
	private boolean forgetTheLongestMissing() {
		return this.states.values()
			.stream()
			.filter((state) -> state.missingSince() != null)
			.min(Comparator.comparing((state) -> Objects.requireNonNull(state.missingSince())))
			.map((state) -> this.states.remove(state.target().id()))
			.isPresent();
	}

	/**
	 * Stops watching those who said that they go, however well they were before.
	 * @return those for whom that is news
	 */
	List<InstanceState> stop(Set<TargetId> departed) {
		List<InstanceState> stopped = this.states.values()
			.stream()
			.filter((state) -> departed.contains(state.target().id()))
			.filter((state) -> state.missingSince() != null && state.status() != Status.STOPPED)
			.map(InstanceState::stopped)
			.toList();
		stopped.forEach((state) -> this.states.put(state.target().id(), state));
		return stopped;
	}

	/** Those to be checked. */
	List<InstanceState> due() {
		return this.states.values().stream().filter(InstanceState::isDue).toList();
	}

	InstanceState apply(TargetId id, CheckResult result, Instant now) {
		return this.states.compute(id, (known, state) -> {
			if (state == null) {
				throw new IllegalArgumentException("Not under watch: " + id);
			}
			return state.checked(result, now, this.properties);
		});
	}

	List<InstanceState> all() {
		return List.copyOf(this.states.values());
	}

}
