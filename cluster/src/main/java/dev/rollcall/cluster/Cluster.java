package dev.rollcall.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
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

	private final RunFiles files;

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
		this.files = new RunFiles(settings.runFolder());
		this.launch = new Launch(settings, this.files, clock);
		this.startedHere = new StartedHere(new Shutdown(settings.stopLimit(), listener), settings.outlivesStarter(),
				listener);
	}

	/**
	 * Builds with {@code mvn} and unpacks the applications that are not built or older
	 * than their sources; does nothing when there are none.
	 * @throws InterruptedException when interrupted while building
	 */
	public void build() throws InterruptedException {
		builder().bringUpToDate(components());
	}

	/**
	 * Unpacks the jars in {@code target/} as they are: for tests run by a Maven that has
	 * just built them.
	 * @param builtSince when that Maven began; what is changed later is newer than the
	 * jars
	 * @throws InterruptedException when interrupted while unpacking
	 */
	public void useBuiltJars(Instant builtSince) throws InterruptedException {
		builder().useJars(components(), builtSince);
	}

	private List<Component> components() {
		return this.settings.topology().instances().stream().map(Instance::component).distinct().toList();
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
		List<ManagedProcess> running = running();
		List<Instance> missing = new ArrayList<>();
		for (Instance instance : this.settings.topology().instances()) {
			running.stream()
				.filter((process) -> process.instance().name().equals(instance.name()))
				.findFirst()
				.ifPresentOrElse(this.listener::alreadyUp, () -> missing.add(instance));
		}
		Startup.requireFreePorts(missing, running);
		this.startedHere.guard(() -> {
			startup().start(missing);
			startup().awaitRoutes(running());
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
		find(name).filter(ManagedProcess::isRunning).ifPresent((process) -> {
			throw new ClusterException("%s runs already (pid %d)".formatted(process.instance().name(), process.pid()));
		});
		restart(name);
	}

	/**
	 * Stops one instance gracefully and returns when it is gone.
	 * @param name the instance; nothing happens when it is not running
	 * @throws InterruptedException when interrupted while waiting
	 */
	public void stop(String name) throws InterruptedException {
		stop(find(name).stream().toList());
	}

	/**
	 * Stops one instance gracefully, if it is running, starts it, and returns when it is
	 * ready. It listens where it did, and is told what it was, if it has been started
	 * before.
	 * @param name the instance; it need not be one of the topology's list
	 * @throws InterruptedException when interrupted, or when this JVM ends meanwhile
	 */
	public void restart(String name) throws InterruptedException {
		Optional<ManagedProcess> last = find(name);
		Instance instance = last.map(ManagedProcess::instance).orElseGet(() -> planned(name));
		Map<String, String> environment = last.map((process) -> process.file().environment())
			.orElseGet(() -> this.launch.environment(instance));
		stop(last.stream().toList());
		Startup.requireFreePorts(List.of(instance), running());
		this.startedHere.guard(() -> startup().start(instance, environment));
	}

	/**
	 * Stops everything: the gateway, then the services, then the registry.
	 * @return how long it took
	 * @throws InterruptedException when interrupted while waiting
	 */
	public Duration down() throws InterruptedException {
		Stopwatch stopwatch = Stopwatch.start();
		stop(processes());
		return stopwatch.elapsed();
	}

	/**
	 * What was started and neither stopped nor taken down, in the order of
	 * {@link Component}; some of it may have ended.
	 * @return the processes
	 */
	public List<ManagedProcess> processes() {
		return this.files.all()
			.stream()
			.map(this::process)
			.sorted(Comparator.<ManagedProcess, Component>comparing((process) -> process.instance().component())
				.thenComparing((process) -> process.instance().number()))
			.toList();
	}

	/**
	 * One of {@link #processes()}.
	 * @param name the instance
	 * @return its last process
	 * @throws ClusterException when there is none
	 */
	public ManagedProcess process(String name) {
		return find(name)
			.orElseThrow(() -> new ClusterException(planned(name).name() + " is not running and was not started"));
	}

	/**
	 * How each of {@link #processes()} is doing; asks them all at once.
	 * @return the answers, in the same order, after 2 s at most
	 * @throws InterruptedException when interrupted while waiting
	 */
	public List<InstanceStatus> status() throws InterruptedException {
		List<ManagedProcess> processes = processes();
		return Parallel.map(processes, Math.max(1, processes.size()),
				new Checkup(this.clock, this.settings.startLimit())::of);
	}

	/**
	 * Where an instance answers, running or not.
	 * @param name the instance
	 * @return such as {@code http://localhost:3000}
	 */
	public URI url(String name) {
		return find(name).map(ManagedProcess::instance).orElseGet(() -> planned(name)).url();
	}

	/**
	 * Where the output of an instance goes.
	 * @param name the instance
	 * @return the file; it need not exist
	 */
	public Path log(String name) {
		return this.launch.log(planned(name).name()).path();
	}

	/**
	 * Signs in as {@code demo} through the gateway.
	 * @return the bearer token
	 */
	public String token() {
		Instance gateway = find(Component.GATEWAY.module()).map(ManagedProcess::instance)
			.orElseGet(() -> planned(Component.GATEWAY.module()));
		return new SignIn(gateway, secrets()).token();
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

	private List<ManagedProcess> running() {
		return processes().stream().filter(ManagedProcess::isRunning).toList();
	}

	private Optional<ManagedProcess> find(String name) {
		return this.files.find(planned(name).name()).map(this::process);
	}

	private ManagedProcess process(RunFile file) {
		Instance planned = planned(file.name());
		return new ManagedProcess(new Instance(planned.component(), planned.number(), file.port()), file, this.files,
				this.launch.log(file.name()).path());
	}

	private Instance planned(String name) {
		return this.settings.topology().instance(name);
	}

	private Secrets secrets() {
		return new Secrets(this.settings.home().resolve("secrets"));
	}

}
