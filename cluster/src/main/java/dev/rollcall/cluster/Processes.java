package dev.rollcall.cluster;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The processes that were started in a home folder, as its run files tell.
 *
 * @param settings what the cluster consists of
 * @param files the run files
 */
record Processes(ClusterSettings settings, RunFiles files) {

	/** Those that were neither stopped nor taken down, in the order of components. */
	List<ManagedProcess> all() {
		return this.files.all()
			.stream()
			.map(this::process)
			.sorted(Comparator.<ManagedProcess, Component>comparing((process) -> process.instance().component())
				.thenComparing((process) -> process.instance().number()))
			.toList();
	}

	List<ManagedProcess> running() {
		return all().stream().filter(ManagedProcess::isRunning).toList();
	}

	List<ManagedProcess> of(Component component) {
		return all().stream().filter((process) -> process.instance().component() == component).toList();
	}

	/** The last process of an instance; empty when it was never started, or stopped. */
	Optional<ManagedProcess> find(String name) {
		return this.files.find(planned(name).name()).map(this::process);
	}

	/** The instance, where it listens or, when it was never started, will. */
	Instance instance(String name) {
		return find(name).map(ManagedProcess::instance).orElseGet(() -> planned(name));
	}

	private ManagedProcess process(RunFile file) {
		Instance planned = planned(file.name());
		return new ManagedProcess(new Instance(planned.component(), planned.number(), file.port()), file, this.files,
				this.settings.logFolder().resolve(file.name() + ".log"));
	}

	private Instance planned(String name) {
		return this.settings.topology().instance(name);
	}

}
