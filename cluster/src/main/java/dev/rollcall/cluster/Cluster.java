package dev.rollcall.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The processes of one home folder: starts, watches and stops them. What was started is
 * remembered in {@code .rollcall/run}, so that a {@code Cluster} made later, by another
 * JVM too, knows it.
 *
 * <p>
 * Names are those of {@link Topology#instance(String)}. Whatever fails throws
 * {@link ClusterException}, a name that does not exist too. Who changes one home folder
 * from several threads or programs has to agree on who goes first; {@code ./rollcall}
 * does so by a lock.
 */
public final class Cluster implements AutoCloseable {

	private final ClusterSettings settings;

	private final ClusterListener listener;

	private final InstantSource clock;

	private final Processes processes;

	private final Launch launch;

	private final StartedHere startedHere;

	/**
	 * Creates one that tells nobody what it does; nothing is started or read yet.
	 * @param settings what it consists of
	 */
	public Cluster(ClusterSettings settings) {
		this(settings, ClusterListener.NONE);
	}

	/**
	 * Creates one; nothing is started or read yet.
	 * @param settings what it consists of
	 * @param listener is told what happens
	 */
	public Cluster(ClusterSettings settings, ClusterListener listener) {
		this(settings, listener, InstantSource.system());
	}

	Cluster(ClusterSettings settings, ClusterListener listener, InstantSource clock) {
		this.settings = settings;
		this.listener = listener;
		this.clock = clock;
		RunFiles files = new RunFiles(settings.runFolder());
		this.processes = new Processes(settings, files);
		this.launch = new Launch(settings, files, clock);
		this.startedHere = new StartedHere(new Shutdown(settings.stopLimit(), listener), settings.outlivesStarter(),
				listener);
	}

	/**
	 * Builds with {@code mvn} and unpacks the applications that are not built or older
	 * than their sources; does nothing when there are none.
	 * @throws InterruptedException when interrupted while building
	 */
	public void build() throws InterruptedException {
		builder().bringUpToDate(this.settings.topology().applications());
	}

	/**
	 * Unpacks the jars in {@code target/} as they are: for tests run by a Maven that has
	 * just built them.
	 * @param builtSince when that Maven began; what is changed later is newer than the
	 * jars
	 * @throws InterruptedException when interrupted while unpacking
	 */
	public void useBuiltJars(Instant builtSince) throws InterruptedException {
		builder().useJars(this.settings.topology().applications(), builtSince);
	}

	/**
	 * The same for the client alone.
	 * @throws InterruptedException when interrupted while building
	 */
	public void buildClient() throws InterruptedException {
		builder().bringUpToDate(List.of(new ClientApplication()));
	}

	/**
	 * What runs the client against this cluster; it is built already.
	 * @param arguments such as {@code sum 1 1}
	 * @return a process yet to be started, which is none of {@link #processes()}
	 */
	public ProcessBuilder client(List<String> arguments) {
		return new ClientLaunch(this.settings, this.processes).process(arguments);
	}

	/**
	 * Starts what does not run yet, the registry first, and returns when every process is
	 * ready and every service answers through the gateway. If anything fails, what was
	 * started is stopped again.
	 * @return how long it took
	 * @throws InterruptedException when interrupted, or when this JVM ends meanwhile
	 */
	public Duration up() throws InterruptedException {
		Stopwatch stopwatch = Stopwatch.start();
		List<ManagedProcess> running = this.processes.running();
		List<Instance> missing = new ArrayList<>(this.settings.topology().instances());
		for (ManagedProcess process : running) {
			if (missing.removeIf((instance) -> instance.name().equals(process.instance().name()))) {
				this.listener.alreadyUp(process);
			}
		}
		Startup.requireFreePorts(missing, running);
		this.startedHere.guard(() -> {
			startup().start(missing);
			startup().awaitRoutes(this.processes.running());
		});
		return stopwatch.elapsed();
	}

	/**
	 * Starts one instance and returns when it is ready.
	 * @param name the instance; it need not be one of the topology's list
	 * @throws ClusterException also when it runs already
	 * @throws InterruptedException when interrupted, or when this JVM ends meanwhile
	 */
	public void start(String name) throws InterruptedException {
		this.processes.find(name).filter(ManagedProcess::isRunning).ifPresent((process) -> {
			throw new ClusterException("%s runs already (pid %d)".formatted(process.instance().name(), process.pid()));
		});
		restart(name);
	}

	/**
	 * Sees to it that so many instances of a replicated component run, those with the
	 * lowest numbers: starts what is missing, and stops what is too many, the highest
	 * number first. The gateway learns of them from the registry.
	 * @param component which one
	 * @param instances how many, 1 to {@value Instance#NUMBER_MAX}
	 * @throws ClusterException also when there is no registry running, or the component
	 * is there only once
	 * @throws InterruptedException when interrupted, or when this JVM ends meanwhile
	 */
	public void scale(Component component, int instances) throws InterruptedException {
		Scaling scaling = Scaling.of(component, instances, this.processes);
		scaling.kept().forEach(this.listener::alreadyUp);
		Startup.requireFreePorts(scaling.missing(), this.processes.running());
		this.startedHere.guard(() -> startup().startMore(scaling.missing()));
		for (ManagedProcess process : scaling.superfluous()) {
			stop(List.of(process));
		}
	}

	/**
	 * Stops one instance gracefully and returns when it is gone.
	 * @param name the instance; nothing happens when it is not running
	 * @throws InterruptedException when interrupted while waiting
	 */
	public void stop(String name) throws InterruptedException {
		stop(this.processes.find(name).stream().toList());
	}

	/**
	 * Stops one instance gracefully, if it is running, starts it, and returns when it is
	 * ready. It listens where it did, and is told what it was, if it has been started
	 * before.
	 * @param name the instance; it need not be one of the topology's list
	 * @throws InterruptedException when interrupted, or when this JVM ends meanwhile
	 */
	public void restart(String name) throws InterruptedException {
		Optional<ManagedProcess> last = this.processes.find(name);
		Instance instance = this.processes.instance(name);
		Map<String, String> environment = last.map((process) -> process.file().environment())
			.orElseGet(() -> this.launch.environment(instance));
		stop(last.stream().toList());
		Startup.requireFreePorts(List.of(instance), this.processes.running());
		this.startedHere.guard(() -> startup().start(instance, environment));
	}

	/**
	 * Stops everything: monitor and gateway, the services, kv-store, the registry.
	 * @return how long it took
	 * @throws InterruptedException when interrupted while waiting
	 */
	public Duration down() throws InterruptedException {
		Stopwatch stopwatch = Stopwatch.start();
		stop(this.processes.all());
		return stopwatch.elapsed();
	}

	/**
	 * What was started and neither stopped nor taken down, in the order of
	 * {@link Component}; some of it may have ended.
	 * @return the processes
	 */
	public List<ManagedProcess> processes() {
		return this.processes.all();
	}

	/**
	 * One of {@link #processes()}.
	 * @param name the instance
	 * @return its last process
	 * @throws ClusterException when there is none
	 */
	public ManagedProcess process(String name) {
		return this.processes.find(name)
			.orElseThrow(() -> new ClusterException(
					this.processes.instance(name).name() + " is not running and was not started"));
	}

	/**
	 * How each of {@link #processes()} is doing; asks them all at once.
	 * @return the answers, in the same order, after 2 s at most
	 * @throws InterruptedException when interrupted while waiting
	 */
	public List<InstanceStatus> status() throws InterruptedException {
		List<ManagedProcess> asked = this.processes.all();
		return Parallel.map(asked, Math.max(1, asked.size()), new Checkup(this.clock, this.settings.startLimit())::of);
	}

	/**
	 * Where an instance answers, running or not.
	 * @param name the instance
	 * @return such as {@code http://localhost:3000}
	 */
	public URI url(String name) {
		return this.processes.instance(name).url();
	}

	/**
	 * Where the output of an instance goes.
	 * @param name the instance
	 * @return the file; it need not exist
	 */
	public Path log(String name) {
		return this.launch.log(this.processes.instance(name).name()).path();
	}

	/**
	 * Signs in through the gateway.
	 * @param account {@code demo} or {@code admin}
	 * @return the bearer token
	 */
	public String token(String account) {
		return new SignIn(this.processes.instance(Component.GATEWAY.module()), secrets()).token(account);
	}

	/**
	 * A secret of this cluster.
	 * @param name such as {@code rollcall.demo.password}
	 * @return empty when no process has made it yet
	 */
	public Optional<String> secret(String name) {
		return secrets().read(name);
	}

	/**
	 * Stops everything, unless the settings say that it outlives this JVM.
	 */
	@Override
	public void close() {
		if (this.settings.outlivesStarter()) {
			return;
		}
		try {
			down();
			this.startedHere.close();
		}
		catch (InterruptedException ex) {
			// The end of the JVM, which is watched until all is down, stops the rest.
			Thread.currentThread().interrupt();
		}
	}

	private Build builder() {
		return new Build(Maven.onPath(this.settings.root()), this.settings.applications(), this.listener, this.clock);
	}

	private Startup startup() {
		return new Startup(this.launch, this.settings.startLimit(), this.startedHere, this.listener);
	}

	private void stop(List<ManagedProcess> processes) throws InterruptedException {
		new Shutdown(this.settings.stopLimit(), this.listener).stop(processes);
	}

	private Secrets secrets() {
		return new Secrets(this.settings.home().resolve("secrets"));
	}

}
