package dev.rollcall.cluster.command;

import java.time.Duration;

import dev.rollcall.cluster.Cluster;
import dev.rollcall.cluster.ClusterSettings;
import dev.rollcall.cluster.Topology;

/**
 * {@code up}: builds what is not built, starts what does not run, and says how to go on.
 *
 * @param instances how many of each service
 */
record UpCommand(int instances) implements Command {

	@Override
	public int run(ClusterSettings settings, Console console) throws InterruptedException {
		ClusterSettings wanted = settings.withTopology(Topology.onDocumentedPorts(this.instances));
		try (HomeLock _ = HomeLock.take(settings.home(), "up", console); Progress progress = Progress.on(console)) {
			Cluster cluster = new Cluster(wanted, progress);
			cluster.build();
			Duration took = cluster.up();
			console.print("");
			console.print(console.paint(Console.Color.GREEN, "Every route answers")
					+ " after %s.".formatted(Text.seconds(took)));
			console.print(welcome(cluster));
		}
		return OK;
	}

	private static String welcome(Cluster cluster) {
		return """

				gateway    %s
				registry   %s
				dashboard  %s

				logins     demo     %s
				           admin    %s
				           cluster  %s   (for the page of the registry)

				next       ./rollcall status   ./rollcall client   ./rollcall token   ./rollcall down""".formatted(
				cluster.url("gateway"), cluster.url("eureka-registry"), cluster.url("admin-monitor"),
				password(cluster, "demo"), password(cluster, "admin"), password(cluster, "cluster"));
	}

	private static String password(Cluster cluster, String account) {
		String name = "rollcall." + account + ".password";
		return cluster.secret(name).orElse("there is no secrets/" + name);
	}

}
