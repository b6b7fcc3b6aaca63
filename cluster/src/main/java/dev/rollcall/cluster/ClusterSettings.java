package dev.rollcall.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a cluster is made from and where it keeps its things. Immutable; the {@code with…}
 * methods give changed copies.
 *
 * @param root the folder of the project: sources, {@code config/}, and the unpacked
 * applications in {@code .rollcall/app}, which all clusters of this folder share
 * @param home the folder with {@code data/}, {@code secrets/}, and logs and state in
 * {@code .rollcall/}; the root unless told
 * @param topology the instances and their ports
 * @param environment variables for every process besides those that the topology implies;
 * they win over it
 * @param jvmFlags flags for every JVM after the usual ones
 * @param startLimit how long a process may take until it is ready, and then all routes
 * together; 120 s unless told
 * @param stopLimit how long a process may take to stop by itself before it is killed; 20
 * s unless told
 * @param outlivesStarter whether the processes go on when the JVM that started them ends;
 * {@code true} unless told. If not, they are stopped when it ends in whatever way but
 * SIGKILL
 */
public record ClusterSettings(Path root, Path home, Topology topology, Map<String, String> environment,
		List<String> jvmFlags, Duration startLimit, Duration stopLimit, boolean outlivesStarter) {

	public ClusterSettings {
		root = root.toAbsolutePath().normalize();
		home = home.toAbsolutePath().normalize();
		environment = Map.copyOf(environment);
		jvmFlags = List.copyOf(jvmFlags);
	}

	/**
	 * The settings of {@code ./rollcall up}.
	 * @param root the folder of the project
	 * @return three instances of each service on the documented ports, at home in the
	 * root
	 */
	public static ClusterSettings of(Path root) {
		return new ClusterSettings(root, root, Topology.onDocumentedPorts(Topology.INSTANCES_DEFAULT), Map.of(),
				List.of(), Duration.ofSeconds(120), Duration.ofSeconds(20), true);
	}

	/**
	 * The settings for tests, wherever below the project's folder they run.
	 * @param home a folder of their own, normally a temporary one
	 * @param topology usually {@link Topology#onFreePorts(int)}
	 * @return settings of a cluster that does not outlive the JVM
	 * @throws ClusterException when the working directory is not below the project's
	 * folder
	 */
	public static ClusterSettings forTests(Path home, Topology topology) {
		for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
			if (Files.isRegularFile(folder.resolve("rollcall")) && Files.isRegularFile(folder.resolve("pom.xml"))) {
				return of(folder).withHome(home).withTopology(topology).withOutlivesStarter(false);
			}
		}
		throw new ClusterException("the working directory is not below the folder of the project");
	}

	/**
	 * Changes the home folder.
	 * @param home the folder; it need not exist
	 * @return the changed copy
	 */
	public ClusterSettings withHome(Path home) {
		return new ClusterSettings(this.root, home, this.topology, this.environment, this.jvmFlags, this.startLimit,
				this.stopLimit, this.outlivesStarter);
	}

	/**
	 * Changes the instances and their ports.
	 * @param topology the instances
	 * @return the changed copy
	 */
	public ClusterSettings withTopology(Topology topology) {
		return new ClusterSettings(this.root, this.home, topology, this.environment, this.jvmFlags, this.startLimit,
				this.stopLimit, this.outlivesStarter);
	}

	/**
	 * Replaces the additional variables.
	 * @param environment names and values
	 * @return the changed copy
	 */
	public ClusterSettings withEnvironment(Map<String, String> environment) {
		return new ClusterSettings(this.root, this.home, this.topology, environment, this.jvmFlags, this.startLimit,
				this.stopLimit, this.outlivesStarter);
	}

	/**
	 * Replaces the additional flags.
	 * @param jvmFlags such as {@code -Xmx256m}
	 * @return the changed copy
	 */
	public ClusterSettings withJvmFlags(List<String> jvmFlags) {
		return new ClusterSettings(this.root, this.home, this.topology, this.environment, jvmFlags, this.startLimit,
				this.stopLimit, this.outlivesStarter);
	}

	/**
	 * Changes the time limits.
	 * @param startLimit until a process is ready
	 * @param stopLimit until a process that was asked to stop is killed
	 * @return the changed copy
	 */
	public ClusterSettings withLimits(Duration startLimit, Duration stopLimit) {
		return new ClusterSettings(this.root, this.home, this.topology, this.environment, this.jvmFlags, startLimit,
				stopLimit, this.outlivesStarter);
	}

	/**
	 * Changes whether the processes go on when the JVM that started them ends.
	 * @param outlivesStarter whether they do
	 * @return the changed copy
	 */
	public ClusterSettings withOutlivesStarter(boolean outlivesStarter) {
		return new ClusterSettings(this.root, this.home, this.topology, this.environment, this.jvmFlags,
				this.startLimit, this.stopLimit, outlivesStarter);
	}

	/** Where services that are started keep what they share, if they are told. */
	Optional<String> databaseUrl() {
		return Optional
			.ofNullable(this.environment.getOrDefault(Launch.DATABASE_URL, System.getenv(Launch.DATABASE_URL)));
	}

	/** Where the jar of an application lies, unpacked for a quick start. */
	Path application(Application application) {
		return applications().resolve(application.module()).resolve(application.module() + ".jar");
	}

	Path applications() {
		return this.root.resolve(".rollcall").resolve("app");
	}

	Path runFolder() {
		return this.home.resolve(".rollcall").resolve("run");
	}

	Path logFolder() {
		return this.home.resolve(".rollcall").resolve("log");
	}

	/**
	 * A path as a person would type it where the command was typed.
	 * @param path an absolute path
	 * @return relative to the working directory, if it is below it
	 */
	public static String shown(Path path) {
		Path here = Path.of("").toAbsolutePath();
		return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
	}

}
