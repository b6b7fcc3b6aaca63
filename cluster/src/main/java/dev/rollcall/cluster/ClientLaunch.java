package dev.rollcall.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes a process of the client. It belongs to whoever starts it: to their terminal and
 * their working directory, and it is not remembered.
 *
 * @param settings where it is unpacked
 */
record ClientLaunch(ClusterSettings settings) {

	private static final Application CLIENT = new ClientApplication();

	/**
	 * What starts it.
	 * @param environment where the cluster is
	 */
	ProcessBuilder process(List<String> arguments, Map<String, String> environment) {
		AotCache cache = new AotCache(CLIENT, this.settings.application(CLIENT));
		List<String> command = new ArrayList<>();
		command.add(Launch.java().toString());
		command.addAll(JvmFlags.of(CLIENT));
		command.addAll(cache.flags());
		command.addAll(List.of("-jar", cache.application().toString()));
		command.addAll(arguments);
		ProcessBuilder process = new ProcessBuilder(command);
		process.environment().putAll(environment);
		return process;
	}

}
