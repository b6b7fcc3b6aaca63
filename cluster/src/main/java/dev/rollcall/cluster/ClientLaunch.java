package dev.rollcall.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes a process of the client. It belongs to whoever starts it: to their terminal and
 * their working directory, and it is not remembered.
 *
 * @param settings where it is unpacked
 * @param processes where the cluster is
 */
record ClientLaunch(ClusterSettings settings, Processes processes) {

	private static final Application CLIENT = new ClientApplication();

	/** What starts it, told where the cluster is. */
	ProcessBuilder process(List<String> arguments) {
		AotCache cache = new AotCache(CLIENT, this.settings.application(CLIENT));
		List<String> command = new ArrayList<>();
		command.add(Launch.java().toString());
		command.addAll(JvmFlags.of(CLIENT));
		command.addAll(cache.flags());
		command.addAll(List.of("-jar", cache.application().toString()));
		command.addAll(arguments);
		ProcessBuilder process = new ProcessBuilder(command);
		// what somebody has set for the client counts more
		Map.of(Component.EUREKA_REGISTRY.variable(), url(Component.EUREKA_REGISTRY), Component.GATEWAY.variable(),
				url(Component.GATEWAY), "ROLLCALL_HOME", this.settings.home().toString())
			.forEach(process.environment()::putIfAbsent);
		return process;
	}

	private String url(Component component) {
		return this.processes.instance(component.module()).url().toString();
	}

}
