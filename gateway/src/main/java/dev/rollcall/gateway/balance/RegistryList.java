package dev.rollcall.gateway.balance;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Who of one service gets requests: whom the registry lists as UP, and whom it lost
 * without a reason. Callers take turns.
 */
class RegistryList {

	private final Vanished vanished;

	private Map<String, Instance> up = new HashMap<>();

	/** Whether the registry has ever listed an instance of the service as UP. */
	private boolean served;

	RegistryList(Vanished vanished) {
		this.vanished = vanished;
	}

	/**
	 * Begins with the list of another source, which counts, under doubt, until the
	 * registry lists the first instance as UP. One that starts, or is DOWN, serves
	 * nobody: it ends only what is known of itself.
	 * @param instances the list before the registry's
	 */
	void begin(Collection<Instance> instances) {
		this.vanished.keep(instances, "nobody has registered yet");
	}

	/**
	 * Takes a whole list.
	 * @param instances who is UP
	 * @param registered the ids of everybody who is registered, whatever the status
	 * @param restarted whether the registry is new and may not have heard of everybody
	 */
	void replace(Collection<Instance> instances, Set<String> registered, boolean restarted) {
		registered.forEach(this.vanished::settle);
		if (!instances.isEmpty()) {
			serve();
		}
		Map<String, Instance> before = this.up;
		this.up = instances.stream()
			.collect(Collectors.toMap(Instance::id, Function.identity(), (one, other) -> one, HashMap::new));
		List<Instance> missing = before.values()
			.stream()
			.filter((instance) -> !registered.contains(instance.id()))
			.toList();
		if (restarted) {
			this.vanished.keep(missing, "the registry was restarted");
		}
		else if (!missing.isEmpty()) {
			this.vanished.add(missing, before.size() - missing.size());
		}
	}

	/**
	 * Takes an instance in.
	 * @param instance who is UP
	 */
	void up(Instance instance) {
		serve();
		this.vanished.settle(instance.id());
		this.up.put(instance.id(), instance);
	}

	/**
	 * Lets an instance go, because the registry said why it gets no requests.
	 * @param id who took its leave or is not UP
	 */
	void out(String id) {
		this.vanished.settle(id);
		this.up.remove(id);
	}

	/**
	 * Learns that the registry heard nothing of an instance for too long.
	 * @param id who was evicted
	 */
	void evicted(String id) {
		Instance instance = this.up.remove(id);
		if (instance != null) {
			this.vanished.add(List.of(instance), this.up.size());
		}
	}

	/**
	 * Drops somebody who is kept and did not answer.
	 * @param instance who was asked
	 * @param reason for the log
	 * @return whether the list has changed
	 */
	boolean drop(Instance instance, String reason) {
		return this.vanished.drop(instance, reason);
	}

	/**
	 * Drops whoever is kept for too long.
	 * @return whether the list has changed
	 */
	boolean expire() {
		return this.vanished.expire();
	}

	/**
	 * Whom the registry lists under an id.
	 * @param id the instance's
	 * @return who is UP, or {@code null}
	 */
	@Nullable Instance listed(String id) {
		return this.up.get(id);
	}

	List<Instance> kept() {
		return this.vanished.kept();
	}

	List<Instance> all() {
		return Stream.concat(this.up.values().stream(), this.vanished.kept().stream()).toList();
	}

	private void serve() {
		if (!this.served) {
			this.served = true;
			this.vanished.settleAll();
		}
	}

}
