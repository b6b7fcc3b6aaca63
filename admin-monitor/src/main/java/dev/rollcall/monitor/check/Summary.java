package dev.rollcall.monitor.check;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many are well. Stopped instances stand beside the total: nobody is missing them.
 *
 * @param timestamp when they were asked
 * @param total healthy, unhealthy and unknown ones
 * @param healthy those whose last check went well
 * @param unhealthy those whose last check failed
 * @param unknown those not checked yet
 * @param stopped those that left by themselves
 * @param services the same by type
 */
public record Summary(Instant timestamp, int total, int healthy, int unhealthy, int unknown, int stopped,
		Map<String, TypeSummary> services) {

	static Summary of(Instant timestamp, Map<String, List<InstanceView>> services) {
		Map<String, TypeSummary> types = new LinkedHashMap<>();
		services.forEach((type, instances) -> types.put(type, TypeSummary.of(instances)));
		TypeSummary all = TypeSummary.of(services.values().stream().flatMap(Collection::stream).toList());
		return new Summary(timestamp, all.total(), all.healthy(), all.unhealthy(), all.unknown(), all.stopped(), types);
	}

	/**
	 * How many of one type are well.
	 *
	 * @param total healthy, unhealthy and unknown ones
	 * @param healthy those whose last check went well
	 * @param unhealthy those whose last check failed
	 * @param unknown those not checked yet
	 * @param stopped those that left by themselves
	 */
	public record TypeSummary(int total, int healthy, int unhealthy, int unknown, int stopped) {

		static TypeSummary of(Collection<InstanceView> instances) {
			int stopped = count(instances, Status.STOPPED);
			return new TypeSummary(instances.size() - stopped, count(instances, Status.HEALTHY),
					count(instances, Status.UNHEALTHY), count(instances, Status.UNKNOWN), stopped);
		}

		private static int count(Collection<InstanceView> instances, Status status) {
			return (int) instances.stream().filter((instance) -> instance.status() == status).count();
		}

	}

}
