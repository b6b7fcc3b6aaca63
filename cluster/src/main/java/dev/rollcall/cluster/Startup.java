package dev.rollcall.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts instances and sees them ready. Never waits for a time, only for a state.
 */
final class Startup {

	/**
	 * More at once only make each other slow: on two cores the next ones wait instead.
	 */
	private static final int AT_ONCE = 3;

	private static final Duration OWNER_LIMIT = Duration.ofMillis(500);

	private final Launch launch;

	private final Duration limit;

	private final StartedHere startedHere;

	private final ClusterListener listener;

	Startup(Launch launch, Duration limit, StartedHere startedHere, ClusterListener listener) {
		this.launch = launch;
		this.limit = limit;
		this.startedHere = startedHere;
		this.listener = listener;
	}

	/**
	 * Starts the first and, when it is ready, the others; returns when all are ready.
	 * @throws ClusterException when one of them ends or is not ready in time; the others
	 * are left as they are
	 */
	void start(List<Instance> instances) throws InterruptedException {
		if (instances.isEmpty()) {
			return;
		}
		Instance first = instances.getFirst();
		start(first, this.launch.environment(first));
		startMore(instances.subList(1, instances.size()));
	}

	/**
	 * Starts them beside what runs already and returns when all are ready.
	 * @throws ClusterException when one of them ends or is not ready in time; the others
	 * are left as they are
	 */
	void startMore(List<Instance> instances) throws InterruptedException {
		Parallel.forEach(instances, AT_ONCE, (instance) -> start(instance, this.launch.environment(instance)));
	}

	/**
	 * Starts one and returns when it is ready.
	 * @throws ClusterException when it ends or is not ready in time
	 */
	void start(Instance instance, Map<String, String> environment) throws InterruptedException {
		Stopwatch stopwatch = Stopwatch.start();
		Launch.Started started = this.startedHere.start(() -> this.launch.start(instance, environment));
		ManagedProcess process = started.process();
		this.listener.starting(process);
		boolean ready = Poll.until(this.limit, () -> {
			// In this order: what answers is only ours if ours still lives afterwards.
			boolean answers = Probe.isOk(instance.port(), "/ready");
			return !process.isRunning() || answers;
		});
		if (!process.isRunning()) {
			throw failed(process, "died while starting (exit code %d)".formatted(started.exitCode()));
		}
		if (!ready) {
			throw failed(process, "was not ready after " + this.limit.toSeconds() + " s");
		}
		this.listener.up(process, stopwatch.elapsed());
	}

	/**
	 * Returns when every service can be reached through the gateway.
	 * @param instances all that should be running; without a gateway there is nothing to
	 * wait for
	 */
	void awaitRoutes(List<ManagedProcess> processes) throws InterruptedException {
		Optional<ManagedProcess> gateway = processes.stream()
			.filter((process) -> process.instance().component() == Component.GATEWAY)
			.findFirst();
		if (gateway.isEmpty()) {
			return;
		}
		List<String> routes = processes.stream()
			.flatMap((process) -> process.instance().component().healthRoute().stream())
			.distinct()
			.toList();
		Parallel.forEach(routes, Math.max(1, routes.size()), (route) -> awaitRoute(gateway.get(), route));
	}

	private void awaitRoute(ManagedProcess gateway, String route) throws InterruptedException {
		boolean answers = Poll.until(this.limit,
				() -> Probe.isOk(gateway.instance().port(), route) || !gateway.isRunning());
		if (!gateway.isRunning()) {
			throw failed(gateway, "died");
		}
		if (!answers) {
			throw failed(gateway, "does not answer 200 at %s%s after %d s".formatted(gateway.instance().url(), route,
					this.limit.toSeconds()));
		}
	}

	private static ClusterException failed(ManagedProcess process, String what) {
		String cause = new LogFile(process.log()).cause().map((line) -> ": " + line).orElse(", without a word");
		return new ClusterException("%s %s%s (log: %s)".formatted(process.instance().name(), what, cause,
				ClusterSettings.shown(process.log())));
	}

	/**
	 * Makes sure that nobody has the ports.
	 * @param running what runs already, which is named if it has one of them
	 * @throws ClusterException naming every taken port in a line of its own
	 */
	static void requireFreePorts(List<Instance> instances, List<ManagedProcess> running) {
		List<String> taken = new ArrayList<>();
		for (Instance instance : instances) {
			if (!Port.isFree(instance.port())) {
				taken.add("port %d, needed for %s, is taken by %s".formatted(instance.port(), instance.name(),
						owner(instance.port(), running)));
			}
		}
		if (!taken.isEmpty()) {
			throw new ClusterException(String.join(System.lineSeparator(), taken));
		}
	}

	private static String owner(int port, List<ManagedProcess> running) {
		return running.stream()
			.filter((process) -> process.instance().port() == port)
			.map((process) -> "%s, which runs already (pid %d)".formatted(process.instance().name(), process.pid()))
			.findFirst()
			.or(() -> stranger(port))
			.orElse("another program");
	}

	/** A service started by hand, or from another clone, says who it is. */
	private static Optional<String> stranger(int port) {
		try {
			return JsonText.member(Probe.get(port, "/health", OWNER_LIMIT).body(), "service")
				.map((name) -> "a process that calls itself %s and was not started from this folder".formatted(name));
		}
		catch (IOException ex) {
			// Whatever it is, it is no service.
			return Optional.empty();
		}
	}

}
