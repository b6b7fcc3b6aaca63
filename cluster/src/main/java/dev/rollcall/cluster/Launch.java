package dev.rollcall.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Makes a process of an instance.
 */
final class Launch {

	/**
	 * How to get out of reach of the terminal, which sends Ctrl-C and the hang-up to
	 * everything that was started in it. {@code setsid} makes a session of its own and
	 * then becomes the JVM, because a child of ours never leads a process group; macOS
	 * has none, so there a shell ignores the signals and becomes the JVM, which leaves
	 * ignored signals ignored. Either way, the pid is the JVM's.
	 */
	private static final List<String> NEW_SESSION = List.of("setsid");

	private static final List<String> IGNORED_SIGNALS = List.of("sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh");

	/**
	 * One log line for each request, which the gateway writes only when it is asked to.
	 */
	private static final String REQUEST_LOG = "ROLLCALL_GATEWAY_REQUESTLOG";

	/** Remembered for a restart and for a backup, whatever the shell says by then. */
	static final String DATABASE_URL = "DATABASE_URL";

	/** Those who keep what they share in the database. */
	static final Set<Component> SHARING = EnumSet.of(Component.AUTH_SERVICE, Component.DATA_SERVICE,
			Component.COMPUTE_SERVICE);

	/** Several instances on one machine share its processors: one job at a time each. */
	private static final String JOBS_AT_A_TIME = "ROLLCALL_COMPUTE_WORKER_THREADS";

	private static final Duration EXIT_CODE_LIMIT = Duration.ofSeconds(2);

	private final ClusterSettings settings;

	private final RunFiles files;

	private final InstantSource clock;

	private final List<String> detached;

	Launch(ClusterSettings settings, RunFiles files, InstantSource clock) {
		this(settings, files, clock, onPath("setsid").isPresent());
	}

	Launch(ClusterSettings settings, RunFiles files, InstantSource clock, boolean setsid) {
		this.settings = settings;
		this.files = files;
		this.clock = clock;
		this.detached = setsid ? NEW_SESSION : IGNORED_SIGNALS;
	}

	/**
	 * A process that was just started, with what only its parent can know.
	 *
	 * @param process the process
	 * @param child the same, as a child of this JVM
	 */
	record Started(ManagedProcess process, Process child) {

		/** The exit code of a process that has ended. */
		int exitCode() throws InterruptedException {
			child().waitFor(EXIT_CODE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
			return child().exitValue();
		}

	}

	/**
	 * Starts it and remembers it; it is not ready when this returns.
	 * @throws ClusterException when it can't be started
	 */
	Started start(Instance instance, Map<String, String> environment) {
		Path application = this.settings.application(instance.component());
		if (!Files.isRegularFile(application)) {
			throw new ClusterException("%s is not built yet: ./rollcall up does it".formatted(instance.name()));
		}
		LogFile log = log(instance.name());
		log.rotate();
		Process child = spawn(command(instance.component(), application), environment, log);
		// One that has ended already has no start any more; its log tells why.
		ProcessIdentity identity = ProcessIdentity.of(child.pid())
			.orElseGet(() -> new ProcessIdentity(child.pid(), "ended at once"));
		RunFile file = new RunFile(instance.name(), identity, instance.port(), this.clock.instant(), false,
				environment);
		this.files.save(file);
		return new Started(new ManagedProcess(instance, file, this.files, log.path()), child);
	}

	private Process spawn(List<String> command, Map<String, String> environment, LogFile log) {
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.settings.root().toFile())
			.redirectInput(new File("/dev/null"))
			.redirectOutput(log.path().toFile())
			.redirectErrorStream(true);
		builder.environment().putAll(environment);
		try {
			return builder.start();
		}
		catch (IOException ex) {
			throw new ClusterException("cannot start %s: %s".formatted(command.getFirst(), ex.getMessage()), ex);
		}
	}

	private List<String> command(Component component, Path application) {
		List<String> command = new ArrayList<>(this.detached);
		command.add(java().toString());
		command.addAll(JvmFlags.of(component));
		command.addAll(new AotCache(component, application).flags());
		command.addAll(this.settings.jvmFlags());
		command.addAll(List.of("-jar", application.toString()));
		return command;
	}

	/**
	 * What an instance is told; see section 2 of the contract.
	 */
	Map<String, String> environment(Instance instance) {
		Map<String, String> environment = new LinkedHashMap<>(this.settings.topology().environment());
		environment.put("PORT", String.valueOf(instance.port()));
		environment.put("SERVICE_NAME", instance.name());
		environment.put("ROLLCALL_HOME", this.settings.home().toString());
		switch (instance.component()) {
			case GATEWAY -> environment.put(REQUEST_LOG, "true");
			case COMPUTE_SERVICE -> environment.put(JOBS_AT_A_TIME, "1");
			default -> {
			}
		}
		if (SHARING.contains(instance.component())) {
			this.settings.databaseUrl().ifPresent((url) -> environment.put(DATABASE_URL, url));
		}
		environment.putAll(this.settings.environment());
		return environment;
	}

	LogFile log(String name) {
		return new LogFile(this.settings.logFolder().resolve(name + ".log"));
	}

	/** The JDK that runs this also runs everything else. */
	static Path java() {
		return Path.of(System.getProperty("java.home"), "bin", "java");
	}

	static Optional<Path> onPath(String program) {
		for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
			Path file = Path.of(folder, program);
			if (Files.isExecutable(file) && Files.isRegularFile(file)) {
				return Optional.of(file);
			}
		}
		return Optional.empty();
	}

}
