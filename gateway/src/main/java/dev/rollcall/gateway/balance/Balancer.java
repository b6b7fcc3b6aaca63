package dev.rollcall.gateway.balance;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Picks instances. An instance is healthy while it is listed and not ejected; when all
 * that are listed are ejected, all are picked from, because a wrong guess about them must
 * not become an outage.
 */
public class Balancer {

	private final Instances instances;

	private final Ejections ejections;

	private final RoundRobin roundRobin = new RoundRobin();

	Balancer(Instances instances, Ejections ejections) {
		this.instances = instances;
		this.ejections = ejections;
	}

	/**
	 * The instance whose turn it is.
	 * @param service its name in the registry
	 * @return {@code null} when none is listed
	 */
	@Nullable Instance first(String service) {
		List<Instance> listed = this.instances.of(service);
		return listed.isEmpty() ? null : this.roundRobin.next(service, healthyOrAll(listed));
	}

	/**
	 * An instance for another try of the same request: the neighbour of the one that
	 * failed. It takes no number of the round robin, so that the requests after it are
	 * spread as if nothing had failed.
	 * @param service its name in the registry
	 * @param tried where the request was already, at least one
	 * @return {@code null} when no other is listed
	 */
	@Nullable Instance another(String service, List<Instance> tried) {
		List<Instance> untried = this.instances.of(service)
			.stream()
			.filter((instance) -> !tried.contains(instance))
			.toList();
		if (untried.isEmpty()) {
			return null;
		}
		List<Instance> candidates = healthyOrAll(untried);
		String failed = tried.getLast().id();
		return candidates.stream()
			.filter((instance) -> instance.id().compareTo(failed) > 0)
			.findFirst()
			.orElse(candidates.getFirst());
	}

	/**
	 * Learns that an instance accepts no connection.
	 * @param instance the instance
	 * @param reason what was seen
	 */
	void refused(Instance instance, Throwable reason) {
		// a request that was under way while the list lost it tells nothing new
		if (this.instances.all().contains(instance)) {
			this.ejections.eject(instance, String.valueOf(reason.getMessage()));
		}
	}

	/**
	 * Learns that an instance answered.
	 * @param instance the instance
	 */
	void answered(Instance instance) {
		this.ejections.readmit(instance);
	}

	/**
	 * What is thought of the instances of a service.
	 * @param service its name in the registry
	 * @return all that are listed, sorted by id
	 */
	public List<InstanceState> states(String service) {
		return this.instances.of(service)
			.stream()
			.map((instance) -> new InstanceState(instance, !this.ejections.contains(instance),
					this.ejections.failures(instance)))
			.toList();
	}

	/**
	 * Where the list of instances comes from.
	 * @return the source that is followed now
	 */
	public Discovery discovery() {
		return this.instances.source();
	}

	/**
	 * Where the round robin of a service stands.
	 * @param service its name in the registry
	 * @return a view of this moment
	 */
	public RoundRobinState turns(String service) {
		List<Instance> listed = this.instances.of(service);
		long counter = this.roundRobin.taken(service);
		long healthy = listed.stream().filter((instance) -> !this.ejections.contains(instance)).count();
		List<Instance> candidates = healthyOrAll(listed);
		Instance next = candidates.isEmpty() ? null : candidates.get((int) (counter % candidates.size()));
		return new RoundRobinState(counter, (int) healthy, next);
	}

	/**
	 * Whom the gateway may ask for itself and believe: instances that registered with the
	 * cluster's credential. Asking takes no number of the round robin.
	 * @param service its name in the registry
	 * @return the healthy ones, or all when none is; empty while the list comes from the
	 * settings
	 */
	public List<Instance> trusted(String service) {
		return healthyOrAll(this.instances.trusted(service));
	}

	private List<Instance> healthyOrAll(List<Instance> instances) {
		if (this.ejections.isEmpty()) {
			return instances;
		}
		List<Instance> healthy = instances.stream().filter((instance) -> !this.ejections.contains(instance)).toList();
		return healthy.isEmpty() ? instances : healthy;
	}

}
