package dev.rollcall.gateway.balance;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which instances of which service are listed: read by every request, replaced as a whole
 * when the registry's list changes. Lists are sorted by id, so that round robin means the
 * same whatever order the registry has.
 */
class Instances {

	private volatile Map<String, Listing> byService = Map.of();

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
		return this.byService.getOrDefault(service, Listing.NONE).instances();
	}

	/**
	 * The instances of a service that have shown the cluster's credential to the
	 * registry. The settings name addresses, and whoever sits there has shown nothing;
	 * such a list may outlast the first answer of the registry.
	 * @param service its name in the registry
	 * @return an immutable list, sorted by id
	 */
	List<Instance> trusted(String service) {
		Listing listing = this.byService.getOrDefault(service, Listing.NONE);
		return (listing.source() == Discovery.STATIC) ? List.of()
				: listing.instances().stream().filter((instance) -> !instance.foreign()).toList();
	}

	/**
	 * The listed instances of all services.
	 * @return a copy
	 */
	Set<Instance> all() {
		return this.byService.values()
			.stream()
			.flatMap((listing) -> listing.instances().stream())
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Replaces the list of one service by one of the source that is followed.
	 * @param service its name in the registry
	 * @param instances the instances that are UP, in any order
	 * @return the list before
	 */
	synchronized List<Instance> replace(String service, Collection<Instance> instances) {
		List<Instance> before = of(service);
		Map<String, Listing> changed = new HashMap<>(this.byService);
		changed.put(service,
				new Listing(this.source, instances.stream().sorted(Comparator.comparing(Instance::id)).toList()));
		this.byService = Map.copyOf(changed);
		return before;
	}

	private record Listing(Discovery source, List<Instance> instances) {

		private static final Listing NONE = new Listing(Discovery.DYNAMIC, List.of());

	}

}
