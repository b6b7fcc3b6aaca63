package dev.rollcall.cluster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which instances a cluster consists of and where they listen. Immutable; the same name
 * has the same port for as long as the topology lives.
 */
public final class Topology {

	/** How many instances of each replicated component there are unless told. */
	public static final int INSTANCES_DEFAULT = 3;

	private static final Pattern NAME = Pattern.compile("(?<module>[a-z-]*[a-z])(?:-(?<number>[0-9]{1,4}))?");

	private final Map<Component, Integer> counts;

	private final Ports ports;

	private Topology(Map<Component, Integer> counts, Ports ports) {
		this.counts = counts;
		this.ports = ports;
	}

	/**
	 * Everything once and every replicated component so many times, on the ports of the
	 * contract.
	 * @param instances of each replicated component, 1 to {@value Instance#NUMBER_MAX}
	 * @return the topology
	 */
	public static Topology onDocumentedPorts(int instances) {
		return of(instances, Component::documentedPort);
	}

	/**
	 * The same on ports that are free now, other ones for each topology of this JVM: for
	 * tests, which run beside a cluster or beside each other.
	 * @param instances of each replicated component, 1 to {@value Instance#NUMBER_MAX}
	 * @return the topology
	 */
	public static Topology onFreePorts(int instances) {
		return of(instances, new FreePorts());
	}

	private static Topology of(int instances, Ports ports) {
		Map<Component, Integer> counts = new EnumMap<>(Component.class);
		for (Component component : Component.values()) {
			counts.put(component, component.isReplicated() ? instances : 1);
		}
		return new Topology(counts, ports);
	}

	/**
	 * The same with another number of instances of one component.
	 * @param component the component
	 * @param instances 0 to leave it out, 1 for what exists once, else up to
	 * {@value Instance#NUMBER_MAX}
	 * @return the changed copy, on the same ports
	 */
	public Topology with(Component component, int instances) {
		Map<Component, Integer> changed = new EnumMap<>(this.counts);
		changed.put(component, instances);
		return new Topology(changed, this.ports);
	}

	/**
	 * All instances in the order of {@link Component}.
	 * @return what {@link Cluster#up} starts
	 */
	public List<Instance> instances() {
		List<Instance> instances = new ArrayList<>();
		this.counts.forEach((component, count) -> IntStream.rangeClosed(1, count)
			.forEach((number) -> instances.add(instance(component, number))));
		return instances;
	}

	/** What has to be built for it: its components and the client. */
	List<Application> applications() {
		Stream<Application> components = instances().stream().map(Instance::component);
		return Stream.concat(components, Stream.of(new ClientApplication())).distinct().toList();
	}

	/**
	 * The instance of a name; it need not be one of {@link #instances()}, so that one
	 * more can be started.
	 * @param name such as {@code data-service-2}; {@code data-service} is the first
	 * @return the instance
	 * @throws ClusterException when there is no such component or number
	 */
	public Instance instance(String name) {
		Matcher matcher = NAME.matcher(name);
		Component component = matcher.matches() ? Component.of(matcher.group("module")).orElse(null) : null;
		if (component == null) {
			throw new ClusterException("there is no '%s': a name is %s".formatted(name,
					IntStream.range(0, Component.values().length)
						.mapToObj((i) -> Component.values()[i])
						.map((known) -> known.isReplicated() ? known.module() + "-N" : known.module())
						.collect(Collectors.joining(", "))));
		}
		String number = matcher.group("number");
		return instance(component, (number != null) ? Integer.parseInt(number) : 1);
	}

	private Instance instance(Component component, int number) {
		return new Instance(component, number, this.ports.of(component, number));
	}

	/**
	 * What the processes have to be told because they can't know it: where the registry
	 * is, and every other place that is not the documented one. A component that is left
	 * out is named too, so that a cluster never talks to its neighbour's.
	 */
	Map<String, String> environment() {
		Map<String, String> variables = new LinkedHashMap<>();
		for (Component component : Component.values()) {
			String place = place(component, this.ports, Math.max(1, this.counts.get(component)));
			String documented = place(component, Component::documentedPort, INSTANCES_DEFAULT);
			if (component == Component.EUREKA_REGISTRY || !place.equals(documented)) {
				variables.put(component.variable(), place);
			}
		}
		return variables;
	}

	private static String place(Component component, Ports ports, int count) {
		if (!component.isReplicated()) {
			return "http://localhost:" + ports.of(component, 1);
		}
		return IntStream.rangeClosed(1, count)
			.mapToObj((number) -> String.valueOf(ports.of(component, number)))
			.collect(Collectors.joining(","));
	}

}
