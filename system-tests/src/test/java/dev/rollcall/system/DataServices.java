package dev.rollcall.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.rollcall.cluster.Component;
import dev.rollcall.cluster.Topology;

/** Systems of nothing but instances of data-service. */
final class DataServices {

	static final int INSTANCES = 3;

	/** What they are called. */
	static final List<String> NAMES = IntStream.rangeClosed(1, INSTANCES)
		.mapToObj((number) -> "data-service-" + number)
		.toList();

	private DataServices() {
	}

	/**
	 * Starts them. Nobody signs in, because tokens are checked with keys that are found
	 * through the registry.
	 * @param database variables that say where the database is, if it is not a file
	 */
	static RunningSystem start(Map<String, String> database) {
		Topology topology = Topology.onFreePorts(INSTANCES);
		for (Component component : Component.values()) {
			topology = topology.with(component, (component == Component.DATA_SERVICE) ? INSTANCES : 0);
		}
		Map<String, String> environment = new LinkedHashMap<>(database);
		environment.put("ROLLCALL_SECURITY_OPEN", "true");
		return RunningSystem.start(topology, environment);
	}

}
