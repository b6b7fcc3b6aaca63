package dev.rollcall.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A program that starts a registry and a data service, as {@code ./rollcall up} does, for
 * tests of what happens when its JVM ends.
 */
final class Starter {

	private Starter() {
	}

	/**
	 * Starts them, prints a line, and ends when its input does.
	 * @param arguments the root, the home, the behaviour, whether they outlive this JVM
	 */
	public static void main(String[] arguments) throws IOException {
		ClusterSettings settings = ClusterSettings.of(Path.of(arguments[0]))
			.withHome(Path.of(arguments[1]))
			.withEnvironment(Map.of(FakeService.BEHAVIOUR, arguments[2]))
			.withOutlivesStarter(Boolean.parseBoolean(arguments[3]))
			.withTopology(Topology.onFreePorts(1)
				.with(Component.GATEWAY, 0)
				.with(Component.AUTH_SERVICE, 0)
				.with(Component.COMPUTE_SERVICE, 0)
				.with(Component.KV_STORE, 0)
				.with(Component.ADMIN_MONITOR, 0));
		try {
			new Cluster(settings).up();
			System.out.println("up");
			System.in.transferTo(System.out);
		}
		catch (InterruptedException ex) {
			// Ctrl-C: the JVM is ending, as the test wants.
			Thread.currentThread().interrupt();
		}
	}

}
