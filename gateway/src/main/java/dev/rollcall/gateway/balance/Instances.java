package dev.rollcall.gateway.balance;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which instances of which service get requests: read by every request, replaced as a
 * whole when a list changes. Lists are sorted by id, so that round robin means the same
 * whatever order the registry has.
 */
class Instances {

	private volatile Map<String, List<Instance>> byService = Map.of();

	private volatile Discovery source = Discovery.DYNAMIC;

	/**
	 * Where the lists come from.
	 * @return the source that is followed now
	 */
	Discovery source() {
		return this.source;
	}

	void follow(Discovery source) {
		this.source = source;
	}

	/**
	 * The listed instances of a service.
	 * @param service its name in the registry
	 * @return an immutable list, sorted by id; empty for a service nobody knows
	 */
	List<Instance> of(String service) {
		return this.byService.getOrDefault(service, List.of());
	}

	/**
	 * The instances of a service that have shown the cluster's credential to the
	 * registry.
	 * @param service its name in the registry
	 * @return an immutable list, sorted by id
	 */
	List<Instance> trusted(String service) {
		return of(service).stream().filter(Instance::isMember).toList();
	}

	/**
	 * The listed instances of all services.
	 * @return a copy
	 */
	Set<Instance> all() {
		return this.byService.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Replaces the list of one service.
	 * @param service its name in the registry
	 * @param instances the instances that may get requests, in any order
	 * @return the list before
	 */
	synchronized List<Instance> replace(String service, Collection<Instance> instances) {
		List<Instance> before = of(service);
		Map<String, List<Instance>> changed = new HashMap<>(this.byService);
		changed.put(service, instances.stream().sorted(Comparator.comparing(Instance::id)).toList());
		this.byService = Map.copyOf(changed);
		return before;
	}

}
