package dev.rollcall.cluster;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What has to be done so that a component has the wanted number of instances.
 *
 * @param kept run already and go on
 * @param missing have to be started
 * @param superfluous have to be stopped, in this order; some may have ended by themselves
 */
record Scaling(List<ManagedProcess> kept, List<Instance> missing, List<ManagedProcess> superfluous) {

	static Scaling of(Component component, int instances, Processes processes) {
		if (!component.isReplicated()) {
			throw new ClusterException(component.module() + " is there only once, it can't be scaled");
		}
		if (instances < 1 || instances > Instance.NUMBER_MAX) {
			throw new ClusterException("%s can have 1 to %d instances, not %d".formatted(component.module(),
					Instance.NUMBER_MAX, instances));
		}
		if (processes.of(Component.EUREKA_REGISTRY).stream().noneMatch(ManagedProcess::isRunning)) {
			throw new ClusterException("the cluster is not running: ./rollcall up starts it");
		}
		List<ManagedProcess> all = processes.of(component);
		List<ManagedProcess> kept = all.stream()
			.filter((process) -> process.instance().number() <= instances && process.isRunning())
			.toList();
		Set<Integer> running = kept.stream().map((process) -> process.instance().number()).collect(Collectors.toSet());
		List<Instance> missing = IntStream.rangeClosed(1, instances)
			.filter((number) -> !running.contains(number))
			.mapToObj((number) -> processes.instance(component.module() + "-" + number))
			.toList();
		List<ManagedProcess> superfluous = all.stream()
			.filter((process) -> process.instance().number() > instances)
			.toList()
			.reversed();
		return new Scaling(kept, missing, superfluous);
	}

}
