package dev.rollcall.monitor.check;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
		Set<TargetId> listed = new HashSet<>();
		for (Target target : targets) {
			listed.add(target.id());
			InstanceState known = this.states.get(target.id());
			if (known != null) {
				this.states.put(target.id(), known.listed(target));
			}
			else if (this.states.size() < this.properties.instancesMax()) {
				this.states.put(target.id(), InstanceState.unknown(target));
			}
		}
		this.states.replaceAll((id, state) -> listed.contains(id) ? state : state.missing(now));
		this.states.values().removeIf((state) -> state.isOver(this.properties.retention(), now));
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
